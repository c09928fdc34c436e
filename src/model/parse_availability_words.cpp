#include "model/parse_availability_words.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.hpp"

namespace s2ss::wording {

namespace {

/// Words and phrases of one meaning, separated by commas.
struct Entries {
  Word word;
  std::string_view phrases;
};

using Vocabulary = std::vector<std::pair<std::string, Word>>;

const Vocabulary& vocabulary();
Vocabulary sorted_vocabulary();
std::size_t end_of_match(const text::Tokens& tokens, std::size_t first, std::string_view phrase);

Word slots_word(Meaning meaning, std::string_view items) {
  Word word{meaning};
  for (const std::string& item : text::split(items, ' ')) word.slots = word.slots | *Slots::from_text(item);
  return word;
}
Word mode_word(Mode mode) { return {.meaning = Meaning::mode, .modes = {mode}, .refused_modes = {mode}}; }

}  // namespace

Word word_at(const text::Tokens& tokens, std::size_t first) {
  const std::string_view head = tokens[first].folded;
  const Vocabulary& entries = vocabulary();
  auto entry = std::lower_bound(entries.begin(), entries.end(), head,
                                [](const auto& one, std::string_view text) { return one.first < text; });
  Word best;
  // What begins with the head and a blank follows the head itself: a blank sorts before every other character.
  for (; entry != entries.end() && entry->first.starts_with(head); ++entry) {
    if (entry->first.size() > head.size() && entry->first[head.size()] != ' ') break;
    const std::size_t last = end_of_match(tokens, first, entry->first);
    if (last <= best.last) continue;
    best = entry->second;
    best.last = last;
  }
  return best;
}

namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary entries = sorted_vocabulary();
  return entries;
}

Vocabulary sorted_vocabulary() {
  const Word in_person{.meaning = Meaning::mode, .modes = {Mode::visit}, .refused_modes = {Mode::visit, Mode::host}};
  const Word any_mode{.meaning = Meaning::mode, .modes = Modes::all(), .refused_modes = Modes::all()};
  const Entries all[] = {
      {slots_word(Meaning::day, "Mon-*"), "mon,mons,monday,mondays,moday,mondya"},
      {slots_word(Meaning::day, "Tue-*"), "tue,tues,tuesday,tuesdays,teusday,tuseday,tusday"},
      {slots_word(Meaning::day, "Wed-*"),
       "wed,weds,wednes,wednesday,wednesdays,wednsday,wensday,wendesday,wedensday,wednesady"},
      {slots_word(Meaning::day, "Thu-*"), "thu,thur,thurs,thus,thursday,thursdays,thurday,thursay,thirsday,thrusday"},
      {slots_word(Meaning::day, "Fri-*"), "fri,fris,friday,fridays,firday,firdays"},
      {slots_word(Meaning::day, "*-*"),
       "any day,any days,every day,everyday,each day,all days,most days,other days,any other day,all other days,daily,"
       "any day of the week,any school day,school days,weekday,weekdays,weekly,any weekday,every weekday,all week,"
       "all week long,throughout the week,through the week,during the week,in the week,anything,whatever"},
      {slots_word(Meaning::part, "*-*"),
       "any time,any times,anytime,any other time,any other times,other times,all times,all other times,whenever,"
       "always,all day,all day long,full day,full days,whole day,whole days,all hours,flexible"},
      {slots_word(Meaning::part_in_letters, "*-am"), "am"},
      {slots_word(Meaning::part_in_letters, "*-pm"), "pm"},
      {slots_word(Meaning::part, "*-am"),
       "morning,mornings,morn,mornin,before school,before lunch,before noon,before midday,first thing,breaktime,"
       "break time,morning break,form time,tutor time,registration,first lesson,first period,start of the day,"
       "start of day,start of the school day,beginning of the day"},
      {slots_word(Meaning::part, "*-pm"),
       "afternoon,afternoons,aft,lunch,lunches,lunchtime,lunchtimes,lunch time,lunch times,lunch break,lunch hour,"
       "after lunch,last lesson,last period"},
      {slots_word(Meaning::part, "*-twilight"),
       "twilight,twilights,twilight session,twilight sessions,after school,afterschool,after hours,after lessons,"
       "after the school day,after the bell,after work,end of school,end of the school day,end of the day,end of "
       "day,evening,"
       "evenings,outside school hours,out of school hours"},
      {slots_word(Meaning::part, "*-am *-pm"),
       "school hours,in school hours,during school hours,school day,the school day,during the school day,"
       "working hours,office hours,daytime,in the day,during the day,lesson time,before the end of the day"},
      {slots_word(Meaning::weeks, "*-*"),
       "both weeks,either week,every week,each week,any week,all weeks,both wks,either wk,every wk,any wk"},
      {{Meaning::week}, "week,weeks,wk,wks"},
      {{Meaning::lesson}, "period,periods,per,pd,pds,lesson,lessons,p,ps"},
      {{Meaning::noon}, "noon,midday,12 noon"},
      {mode_word(Mode::online),
       "online,on line,teams,ms teams,microsoft teams,team call,teams call,teams calls,teams meeting,teams meetings,"
       "zoom,zooms,zoom call,zoom calls,zoom meeting,google meet,google meets,googlemeet,skype,webex,facetime,"
       "video,videos,video call,video calls,video chat,video meeting,video conference,video conferencing,"
       "video conference call,videocall,videoconference,online call,online calls,online meeting,online meetings,"
       "virtual,virtually,virtual call,virtual meeting,virtual meetings,remote,remotely,remote call,webinar,webinars"},
      {mode_word(Mode::phone),
       "phone,phones,telephone,telephones,phone call,phone calls,phonecall,phonecalls,telephone call,"
       "telephone calls,call,calls,ring,a ring,mobile,mobile phone,conference call,tel"},
      {mode_word(Mode::resources),
       "resources,resource,resource sharing,materials,share resources,sharing resources,share materials,"
       "sharing materials,documents,docs,worksheets,by email,by e mail,via email,via e mail,over email,"
       "email resources,e mail resources,email materials,e mail materials,emailed resources,emailing resources"},
      {mode_word(Mode::visit), "visit,visits,visiting,a visit"},
      {mode_word(Mode::host), "host,hosts,hosting,hosted,host a visit,host visits,hosting a visit,hosting visits"},
      {in_person,
       "in person,face to face,f2f,ftf,on site,onsite,in school visit,in school visits,site visit,site visits"},
      {any_mode, "any mode,any modes,any format,any method,any medium,any way of meeting"},
      {{Meaning::writer_travels},
       "come to you,come to yours,come to your school,coming to you,coming to yours,coming to your school,"
       "come over to you,come out to you,visit you,visiting you,visit yours,visit your school,visiting your school,"
       "visit to you,visits to you,visit to your school,visits to your school,a visit to you,a visit to your school,"
       "go to you,get to you,travel to you,travel to yours,travel to your school,travelling to you,"
       "travelling to your school,travel,travelling,at yours,at your school,at your place,on site at yours,"
       "in person at yours,in person at your school,face to face at yours,face to face at your school,"
       "you host,you can host,you could host,you to host,host us,host me,hosting us,hosted by you,"
       "we visit,we can visit,we could visit,we to visit,i visit,i can visit,i could visit"},
      {{Meaning::writer_hosts},
       "come to us,come to me,come to ours,come to our school,coming to us,coming to ours,coming to our school,"
       "come over to us,come out to us,come here,visit us,visit me,visit ours,visit our school,visiting us,"
       "visiting our school,visit to us,visits to us,visit to our school,visits to our school,a visit to us,"
       "travel to us,travel to ours,travel to our school,at ours,at our school,at our place,on site at ours,"
       "on site at our school,in person at ours,in person at our school,face to face at ours,"
       "face to face at our school,you visit,you can visit,you could visit,you to visit,you come,you to come,"
       "you can come,you could come,visitors,host you,hosting you,host your staff,hosted by us,"
       "we host,we can host,we could host,we to host,i host,i can host,i could host"},
      {{Meaning::none}, "every other,every second,every third,each other"},
      {{Meaning::refusal},
       "not,no,non,never,none,nothing,neither,cannot,can't,cant,won't,wont,don't,dont,doesn't,doesnt,isn't,isnt,"
       "aren't,arent,wouldn't,wouldnt,couldn't,couldnt,unable,unavailable,avoid,avoids,avoiding,except,except for,"
       "excepting,excluding,exclude,excludes,excl,bar,barring,without,minus,apart from,aside from,other than,besides,"
       "rather not,rather than,instead of,prefer not,no good,out,off,away,absent,day off,not in,no chance,"
       "anything but,any day but,every day but,any time but,all but,never available,not at all"},
      {{Meaning::trouble},
       "busy,teach,teaches,teaching,booked,difficult,hard,tricky,awkward,impossible,bad,worst,unsuitable,"
       "inconvenient,problematic,a problem"},
      {{Meaning::approval},
       "ok,okay,fine,good,great,best,better,work,works,working,suit,suits,suitable,convenient,possible,preferred,"
       "preferable,preference,ideal,perfect,doable,yes,welcome,easiest,easier,easy,favourite,acceptable"},
      {{Meaning::conjunction}, "and,or,nor,plus,and or,as well as"},
      {{Meaning::contrast}, "but,though,although,however"},
      {{Meaning::range}, "to,till,til,until,thru,through,through to"},
      {{Meaning::time_opening}, "after,before,since,by"},
      {{Meaning::filler},
       "i,i'm,im,i've,ive,i'd,i'll,i am,we,we're,we've,we'd,we'll,me,my,our,us,you,your,they,he,she,it,it's,its,that,"
       "that's,this,there,these,those,the,a,an,on,in,of,at,to be,for,with,via,over,is,are,be,being,was,will,would,"
       "can,could,should,shall,might,do,does,did,if,as,so,then,than,when,from,around,about,between,during,any,each,"
       "every,all,both,either,just,only,also,too,even,else,still,really,very,quite,much,more,at all,least,please,pls,"
       "thanks,thank,thank you,usually,normally,generally,typically,mostly,mainly,often,regularly,ideally,preferably,"
       "prefer,prefers,probably,possibly,perhaps,maybe,likely,hopefully,definitely,certainly,especially,particularly,"
       "free,available,availability,open,able,happy,willing,keen,glad,up for,like,love,want,wanted,have,has,got,get,"
       "make,manage,meet,meets,meeting,meetings,met,meet up,chat,chats,talk,talks,talking,speak,session,sessions,"
       "slot,slots,time,times,day,days,am free,come,coming,go,going,attend,leave,leaving,school,early,late,later,mid,"
       "timetable,timetabled,onwards,onward,share,sharing,give,by phone only,otherwise,well,know,let,hi,hello,"
       "don't mind,dont mind,do not mind,no problem,not a problem,no preference,no restrictions,no issue,no issues,"
       "not fussy,not bothered,not only,not just,no worries,straight,directly,straightaway,day of the week,if "
       "possible,where possible,"
       "when possible,if needed,if need be,as long as,out of school,days of the week"},
  };
  Vocabulary entries;
  for (const Entries& group : all) {
    for (std::string& phrase : text::split(group.phrases, ',')) entries.emplace_back(std::move(phrase), group.word);
  }
  std::sort(entries.begin(), entries.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  return entries;
}

// The token after the phrase's last word; 0 when it does not stand there.
std::size_t end_of_match(const text::Tokens& tokens, std::size_t first, std::string_view phrase) {
  std::size_t token = first;
  while (true) {
    const std::size_t blank = std::min(phrase.find(' '), phrase.size());
    if (token == tokens.size() || !tokens[token].is(phrase.substr(0, blank))) return 0;
    ++token;
    if (blank == phrase.size()) return token;
    phrase.remove_prefix(blank + 1);
    if (token < tokens.size() && tokens[token].is_symbol('-')) ++token;
  }
}

}  // namespace
}  // namespace s2ss::wording
