#include "synth/names.hpp"

#include <array>

namespace s2ss::synth {

namespace {

// Stems and endings that sound English but, put together, name no place we know of.
constexpr std::array<std::string_view, 48> stems{
    "Aldra", "Ambre", "Arlo",  "Benn",  "Bramo", "Brind", "Calve",  "Carra",  "Cobbe",  "Corve", "Dalla", "Dunna",
    "Elsa",  "Emmer", "Farro", "Fenna", "Gallo", "Garra", "Hathe",  "Helme",  "Hollo",  "Ibber", "Jarro", "Keld",
    "Kerro", "Lamma", "Linde", "Lorra", "Marra", "Merro", "Mossa",  "Nettle", "Norra",  "Orre",  "Pella", "Quarre",
    "Rathe", "Rosse", "Sallo", "Selme", "Talla", "Tarne", "Thirle", "Ulver",  "Varley", "Wende", "Wilmo", "Yarra"};
constexpr std::array<std::string_view, 26> town_endings{
    "bridge", "burgh", "bury",  "caster", "chester", "combe",   "ferry", "ford", "gate",
    "ham",    "haven", "hurst", "leigh",  "market",  "minster", "mouth", "port", "royd",
    "sby",    "sea",   "stead", "stoke",  "stow",    "thorpe",  "wick",  "worth"};
constexpr std::array<std::string_view, 24> neighbourhood_endings{
    "bank",  "beck",  "brook", "carr",  "clough", "croft", "dale", "dene",  "edge", "fell",  "field", "garth",
    "green", "grove", "heath", "holme", "lea",    "mead",  "moor", "ridge", "shaw", "slack", "view",  "wood"};

}  // namespace

std::size_t town_name_count() noexcept { return stems.size() * town_endings.size(); }

std::size_t neighbourhood_name_count() noexcept { return stems.size() * neighbourhood_endings.size(); }

std::string town_name(std::size_t number) {
  return std::string(stems[number % stems.size()]).append(town_endings[number / stems.size()]);
}

std::string neighbourhood_name(std::size_t number) {
  return std::string(stems[number % stems.size()]).append(neighbourhood_endings[number / stems.size()]);
}

std::string padded_id(std::string_view prefix, std::size_t number, std::size_t largest) {
  const std::string digits = std::to_string(number);
  const std::size_t width = std::to_string(largest).size();
  return std::string(prefix).append(width - digits.size(), '0').append(digits);
}

}  // namespace s2ss::synth
