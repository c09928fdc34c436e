#include "taxonomy/english.hpp"

#include <algorithm>

#include "core/word_table.hpp"

namespace s2ss {

/// The text of other_words.txt, embedded when the library is built.
extern const std::string_view other_words_txt;

namespace {

struct ClassList {
  WordClass word_class;
  std::string_view words;
};

constexpr ClassList class_lists[] = {
    {WordClass::determiner,
     "a an the our my your their his her its this that these those some any each every all both no another other"},
    {WordClass::preposition,
     "with for on in about around of at by from to into onto through across within between over under regarding "
     "concerning towards toward re via per during after before since until till without w including incl especially "
     "particularly mainly mostly primarily eg ie namely such like than as against among amongst off out away back up "
     "down upon "
     "alongside plus"},
    {WordClass::pronoun,
     "i we you they he she it us me them him who whom whose which what someone anyone somebody anybody everyone "
     "everybody nobody there here ourselves myself yourself themselves one ones something anything everything nothing "
     "it's that's what's who's he's she's there's here's let's i'm we're you're they're i've we've you've they've i'd "
     "we'd you'd they'd i'll we'll you'll they'll he's she's "
     "im ive weve id u ours hers theirs mine yours his"},
    {WordClass::person,
     "i we you they he she i'm we're you're they're he's she's i've we've you've they've i'd we'd you'd they'd "
     "i'll we'll you'll they'll im ive weve u your my"},
    {WordClass::auxiliary,
     "is are was were be been being am has have had having do does did done can could will would shall should may "
     "might "
     "must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't cannot couldn't won't wouldn't "
     "shouldn't isnt arent wasnt dont doesnt didnt cant couldnt wont wouldnt havent hasnt got get gets getting"},
    {WordClass::conjunction,
     "and or but nor so because if when while whether where how why although though whereas "
     "unless then however also as well"},
    {WordClass::filler,
     "very really quite just only also too please pls plz kindly currently now soon again still already always never "
     "often ever perhaps maybe possibly possible ideally best better good great excellent effective strong stronger "
     "weak weaker poor recent recently next last past first second third two three four five six seven eight nine ten "
     "several many much more most few little lot lots bit some big small large whole overall general generally "
     "specific particular different similar same own able available happy glad keen interested aware sure grateful "
     "various useful helpful quick quickly brief short long early late urgent urgently asap fully well not yet today "
     "tomorrow yesterday main key other others else etc further additional extra certain "
     "secondary primary both either neither around via etc local nearby free open full part high low such successful "
     "uk ok tbc nb ps bw asap fyi aob dm btw eta tba inc ltd ext basically literally obviously honestly hopefully "
     "actually simply mainly sort kind type types bits area areas "
     "thing things stuff everything issue issues problem problems matter matters question questions topic topics side "
     "end start middle top bottom level levels way ways use using used based place number numbers experienced"},
    {WordClass::asking,
     "support supporting help helping helped advice advise advising guidance need needs needed needing looking seeking "
     "seek want "
     "wants wanted wanting require requires required assistance assist request requesting requests ask asks asking "
     "asked "
     "struggle struggling struggles struggled improve improving improvement improvements "
     "strengthen strengthening develop developing development recommend recommendation recommendations suggestions "
     "suggestion ideas idea share sharing anyone anybody any1 somebody someone link linked links partner buddy tips "
     "expertise expert "
     "specialist specialists concerns concern concerned worried worry worries challenge challenges difficulty "
     "difficulties "
     "difficult gap gaps weakness weaknesses weak weakest issue issues problem problems interested visit model models "
     "examples example practice how wondering wonder appreciate appreciated learn learning sos desperate desperately "
     "stuck review reviewing tackle tackling reduce reducing raise raising build building introduce introducing embed "
     "embedding implement implementing launch launching rewriting rewrite redesign redesigning overhaul overhauling "
     "refresh refreshing priority focus moving switching starting setting planning thinking considering exploring "
     "signpost signposting mentor mentoring coaching coach training experience brush lack lacking poor down low drop "
     "dropped falling failing behind nobody unsure confused lost trouble inconsistent patchy messy chaos nightmare "
     "mess broken crisis rubbish dire shaky rusty wobbly limited missing declining underperforming understaffed "
     "requires talk chat pointers steer steers contact pick inspiration who's whos wish wishes observe see shadow "
     "compare "
     "swap rethink rethinking revamp revamping sort boost boosting tighten tightening fix fixing work could would like "
     "looks none interested essential must important requests query enquiry enquiries enquiring input templates "
     "template "
     "exemplars resources insight "
     "insights"},
    {WordClass::wanting,
     "support supporting help helping helped advice advise guidance need needs needed needing looking seeking want "
     "wants "
     "wanted wanting struggling struggle struggles anyone anybody any1 someone somebody how link visit ideas tips "
     "pointers "
     "recommend suggestions suggest benefit share chat shadow improve borrow tackle"},
    {WordClass::telling,
     "attached attach attaching attachment apologies apologise minutes agenda reminder remind deadline "
     "ordered booked invite invited invitation received fyi retire retiring retirement resigned "
     "rearrange rearranged reschedule rescheduled postponed cancelled cancel confirm confirming confirmed thank "
     "thanks thankyou enclosed signed registered registration forwarded forwarding "
     "bounced voicemail conference webinar congratulations congrats hired proud release tonight yesterday closed "
     "diary"},
    {WordClass::business,
     "invoice invoices cheque charged credited refund receipt payment paid quote quotation purchase "
     "discount supplier brochure brochures parcel delivery courier vacancy vacancies advert "
     "advertised advertising apply applicant applicants candidate cv references "
     "salary "
     "dbs newsletter newsletters unsubscribe mailbox voicemail disregard withdraw withdrawn reporter journalist "
     "gazette "
     "newspaper questionnaire dissertation nephew niece son daughter grandson jury sickness bug flu "
     "dentist funeral wedding condolences rsvp concert festival tickets ticket raffle fundraising fixture auditions "
     "audition exhibition showcase photographer parking parked taxi bus refreshments buffet "
     "sandwiches cakes cake biscuits flipchart vegetarian vegetarians umbrella glassware crate boiler locker keys "
     "collected reserve rebook cc dictionaries pies xmas raffle slides"},
    {WordClass::newly,
     "new newly aspiring future inexperienced acting interim incoming novice appointed unqualified "
     "starting temporary nqt upcoming trainee promoted stepped stepping appointing"},
    {WordClass::growing,
     "training train coaching coach mentoring mentor mentors induction development develop developing role post "
     "position "
     "duties network networks support supporting shadowing shadow upskilling programme course courses responsibilities "
     "job transition preparing recruit recruiting appoint appointing replacing buddy become becoming being managing "
     "upskill deployment"},
    {WordClass::greeting, "hi hello hey dear hiya morning afternoon evening greetings good"},
    {WordClass::farewell,
     "regards thanks thank thankyou cheers sincerely faithfully wishes best yours ta thx warmly kind warm many "
     "cordially respectfully"},
    {WordClass::title, "mr mrs ms miss dr sir rev revd father fr sister prof professor madam mx"},
    {WordClass::institution, "school academy college high grammar trust primary federation comprehensive utc"},
    {WordClass::school_life,
     "school schools academy academies college secondary staff teacher teachers teaching teach taught pupil pupils "
     "student students children child kids young people learner learners team teams colleague colleagues department "
     "departments faculty faculties class classes classroom classrooms lesson lessons leader leaders leadership lead "
     "leads head heads headteacher year years term week weeks group groups work working plan plans strategy strategies "
     "policy policies provision system systems approach approaches process processes practice programme programmes "
     "session sessions meeting meetings project projects subject subjects quality standards county "
     "authority trust cluster person contact contacts colleague member members day days hour hours half "
     "morning afternoon time times info information resource resources materials material email call visit visits "
     "phone zoom teams online face ks key stage stages exam boys girls lads cohort cohorts parents budget results"},
    {WordClass::everyday,
     "it re hi ta send sow sol sip mat aces as act ace pal fan star step set dip pa hr vi mis fap ra pm rs la step pen "
     "sen "
     "pan pat sat cat tab dot lit"},
    {WordClass::verb,
     "know known knows hear heard see seen saw say says said tell told talk talking speak speaking discuss discussing "
     "think thinks thought find finding found come comes came coming go goes going went gone make makes making made "
     "take takes taking took give gives given giving gave keep keeps keeping kept put puts putting run runs running "
     "ran "
     "show shows showing shown look looks looked seem seems feel feels felt hope hoping hoped wish try trying tried "
     "let "
     "lets start started begin began work works worked offer offers offered offering provide provides providing "
     "provided set arrange arranging organise organising join joining send sending sent reply write writing wrote "
     "written welcome suggest suggested suggests mention mentioned understand understood believe offer change changing "
     "changed change move moved switch switched teach teaches deliver delivering delivered lead leading manage "
     "managing managed cover covering covered visit visiting visited observe observing meet meeting met chat "
     "contact contacting arrive arrived leave leaving left join joined follow following followed fit include includes "
     "included including ensure ensuring involve involved call called check checked checks checking love like liked "
     "appreciate apply raise "
     "raised stop stopped deal dealing handle handling cope coping happen happening happened bring bringing brought"},
    {WordClass::calendar,
     "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri january "
     "february march april may june july august september october november december jan feb mar apr jun jul aug sept "
     "sep oct nov dec autumn spring summer easter christmas term terms halfterm ht ht1 ht2 ht3 ht4 ht5 ht6 "
     "week weeks month months today tomorrow"},
};

text::WordTable make_classes();
text::WordTable make_other_words();

template <typename Use>
void for_each_word(std::string_view words, const Use& use) {
  for (std::size_t begin = words.find_first_not_of(" \n"); begin != words.npos;) {
    const std::size_t end = std::min(words.find_first_of(" \n", begin), words.size());
    use(words.substr(begin, end - begin));
    begin = words.find_first_not_of(" \n", end);
  }
}

}  // namespace

WordClasses classes_of(const text::HashedWord& folded) noexcept {
  static const text::WordTable table = make_classes();
  std::uint32_t bits = 0;
  for (const text::WordTable::Entry& entry : table.find(folded)) bits |= entry.value;
  return WordClasses(bits);
}

bool is_other_word(const text::HashedWord& folded) noexcept {
  static const text::WordTable table = make_other_words();
  return table.contains(folded);
}

std::vector<std::string_view> english_words() {
  std::vector<std::string_view> words;
  const auto add = [&](std::string_view word) { words.push_back(word); };
  for (const ClassList& list : class_lists) for_each_word(list.words, add);
  for_each_word(other_words_txt, add);
  return words;
}

namespace {

text::WordTable make_classes() {
  text::WordTable table;
  for (const ClassList& list : class_lists) {
    for_each_word(list.words,
                  [&](std::string_view word) { table.add(word, static_cast<std::uint32_t>(list.word_class)); });
  }
  table.freeze();
  return table;
}

text::WordTable make_other_words() {
  text::WordTable table;
  for_each_word(other_words_txt, [&](std::string_view word) { table.add(word, 0); });
  table.freeze();
  return table;
}

}  // namespace
}  // namespace s2ss
