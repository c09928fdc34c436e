// Prints what speaks for and against each mention of each message, for learn_asking.py. Messages are read from standard
// input, each ended by a NUL byte. For a message: a line "words" with the words that count, a line for each mention
// (concepts, "|", first and last byte, "|", evidence as number:amount), an empty line. First come the names of the
// evidence, one a line, and an empty line.
#include "taxonomy/asking_evidence.hpp"

#include <iostream>
#include <iterator>
#include <string>

#include "s2ss/taxonomy.hpp"

namespace {

void print_evidence(const std::string& text, const s2ss::Taxonomy& taxonomy, const s2ss::ResolverIndex& index) {
  const s2ss::Message message(text);
  s2ss::Findings findings = s2ss::find_mentions(message, taxonomy, index);
  s2ss::Scene scene{message, taxonomy, index, std::move(findings.mentions), std::move(findings.cues)};
  s2ss::dismiss_by_grammar(scene);
  const s2ss::AskingEvidence evidence(scene, s2ss::AskingModel::embedded());
  std::cout << "words";
  for (std::size_t i = 0; i < message.size(); ++i) {
    const auto word = s2ss::AskingEvidence::word_at(message, i);
    if (evidence.counts(i) && word != "\n") std::cout << ' ' << word;
  }
  std::cout << '\n';
  for (const s2ss::Found& found : scene.mentions) {
    for (const std::uint32_t label : found.labels) {
      std::cout << taxonomy.at(index.labels().label(label).concept_index).id << ' ';
    }
    const auto stretch = message.tokens.stretch(found.first, found.last);
    std::cout << "| " << stretch.begin << ' ' << stretch.end << " |";
    for (const auto& piece : evidence.pieces(found)) std::cout << ' ' << piece.feature << ':' << piece.amount;
    std::cout << '\n';
  }
  std::cout << '\n';
}

}  // namespace

int main() {
  const s2ss::Taxonomy& taxonomy = s2ss::Taxonomy::default_scheme();
  const s2ss::ResolverIndex index(taxonomy);
  const s2ss::AskingModel& model = s2ss::AskingModel::embedded();
  for (std::size_t i = 0; i < model.features(); ++i) std::cout << model.name(static_cast<unsigned>(i)) << '\n';
  std::cout << '\n';
  for (std::string text; std::getline(std::cin, text, '\0');) print_evidence(text, taxonomy, index);
}
