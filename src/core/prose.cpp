#include "core/prose.hpp"

#include "core/text.hpp"

namespace s2ss::text {

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& items, std::string_view last) {
  if (items.size() < 2) return join(items, "");
  return join({items.begin(), items.end() - 1}, ", ") + " " + std::string(last) + " " + items.back();
}

std::string quoted(std::string_view words) {
  constexpr unsigned char blank = ' ', erase = 0x7f;
  std::string line = "\"";
  bool parted = false;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= blank || byte == erase) {
      parted = line.size() > 1;
      continue;
    }
    if (parted) line += ' ';
    parted = false;
    line += c;
  }
  return line + "\"";
}

}  // namespace s2ss::text
