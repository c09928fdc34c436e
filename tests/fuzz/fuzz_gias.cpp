/// libFuzzer target for the readers of the school register and its links file. Any bytes are either read or refused
/// with an InputError; the fast CSV scanner agrees with its slow twin.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/csv.hpp"
#include "reference/csv_reference.hpp"
#include "s2ss/error.hpp"
#include "s2ss/io/gias.hpp"

namespace {

const std::string header =
    "URN,LA (code),EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (code),PhaseOfEducation "
    "(code),StatutoryLowAge,StatutoryHighAge,Gender (name),ReligiousCharacter "
    "(name),NumberOfPupils,PercentageFSM,Trusts "
    "(code),DistrictAdministrative (name),Easting,Northing\n";

template <typename Action>
void read_or_refuse(Action action) {
  try {
    static_cast<void>(action());
  } catch (const s2ss::InputError& error) {
    if (error.faults().empty()) std::abort();
  }
}

void compare_with_twin(std::string_view text) {
  const auto expected = s2ss::reference::CsvReference::read(text);
  std::string scratch;
  std::size_t rows = 0;
  for (s2ss::csv::Scanner scanner(text); scanner.next(); ++rows) {
    if (rows == expected.size() || scanner.begin() != expected[rows].begin) std::abort();
    if (scanner.line() != expected[rows].line) std::abort();
    const bool good = scanner.problem() == s2ss::csv::Problem::none;
    if (good != expected[rows].problem.empty()) std::abort();
    if (!good || scanner.cells() > s2ss::csv::most_cells) continue;
    if (scanner.cells() != expected[rows].cells.size()) std::abort();
    for (std::size_t i = 0; i < scanner.cells(); ++i) {
      if (s2ss::csv::content(scanner.raw(i), scratch) != expected[rows].cells[i]) std::abort();
    }
  }
  if (rows != expected.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const s2ss::GiasOptions all{.local_authorities = {}, .phases = {}, .open_only = false};
  compare_with_twin(bytes);
  read_or_refuse([&] { return s2ss::gias_from_csv(bytes, all); });
  read_or_refuse([&] { return s2ss::gias_from_csv(header + std::string(bytes), all); });
  read_or_refuse([&] { return s2ss::gias_successors_from_csv("URN,LinkURN,LinkType\n" + std::string(bytes)); });
  return 0;
}
