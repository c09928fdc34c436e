// Prints what speaks for and against each mention of each message, for learn_asking.py. Messages are read from standard
// input, each ended by a NUL byte. For a message: a line for each mention (concepts; first and last byte; "1" where the
// evidence is weighed at all; each piece of evidence as name=amount; a tab between any two), then an empty line.
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
  for (std::size_t m = 0; m < scene.mentions.size(); ++m) {
    const s2ss::Found& found = scene.mentions[m];
    for (const std::uint32_t label : found.labels) {
      std::cout << taxonomy.at(index.labels().label(label).concept_index).id << ' ';
    }
    const auto stretch = message.tokens.stretch(found.first, found.last);
    std::cout << '\t' << stretch.begin << ' ' << stretch.end << '\t' << (evidence.says_nothing() ? 0 : 1);
    for (const auto& piece : evidence.pieces(m)) std::cout << '\t' << piece.name << '=' << piece.amount;
    std::cout << '\n';
  }
  std::cout << '\n';
}

}  // namespace

int main() {
  const s2ss::Taxonomy& taxonomy = s2ss::Taxonomy::default_scheme();
  const s2ss::ResolverIndex index(taxonomy);
  for (std::string text; std::getline(std::cin, text, '\0');) print_evidence(text, taxonomy, index);
}
