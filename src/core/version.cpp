#include "s2ss/version.hpp"

namespace s2ss {

std::string_view version() noexcept { return S2SS_VERSION; }

}  // namespace s2ss
