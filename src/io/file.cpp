#include "s2ss/io/file.hpp"

#include "io/file_reader.hpp"

namespace s2ss {

std::string read_file(const std::filesystem::path& path) {
  FileReader file(path);
  // The file may grow while it is read, so its size is a hint; with one byte more its end shows at once.
  std::string content(file.size() + 1, '\0');
  std::size_t filled = 0;
  while (const std::size_t got = file.read(content.data() + filled, content.size() - filled)) {
    filled += got;
    if (filled == content.size()) content.resize(content.size() * 2);
  }
  content.resize(filled);
  return content;
}

}  // namespace s2ss
