#include "s2ss/io/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <sys/stat.h>

#include "io/descriptor.hpp"
#include "s2ss/error.hpp"

namespace s2ss {
namespace {

Descriptor open_for_reading(const std::filesystem::path& path);
std::size_t expected_size(const Descriptor& file, const std::filesystem::path& path);
std::string read_to_end(const Descriptor& file, std::size_t size, const std::filesystem::path& path);
[[noreturn]] void refuse(const std::filesystem::path& path, std::string expected, std::string mend);
[[noreturn]] void refuse_size(const std::filesystem::path& path);

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  const Descriptor file = open_for_reading(path);
  std::string content = read_to_end(file, expected_size(file, path), path);
  if (content.empty()) refuse(path, "a file with content", "the file is empty: write or download it again");
  return content;
}

namespace {

Descriptor open_for_reading(const std::filesystem::path& path) {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  Descriptor file = open_descriptor(AT_FDCWD, path.c_str(), O_RDONLY | O_NONBLOCK);
  if (file) return file;
  const int reason = errno;
  if (reason == ENOENT || reason == ENOTDIR) refuse(path, "a file that exists", "check the folder and the name");
  if (reason == EACCES || reason == EPERM) refuse(path, "a file that may be read", "ask its owner for read permission");
  refuse(path, "a file that can be opened", system_message(reason));
}

std::size_t expected_size(const Descriptor& file, const std::filesystem::path& path) {
  struct stat status = {};
  if (::fstat(file.get(), &status) != 0) refuse(path, "a file that can be read", system_message(errno));
  if (S_ISDIR(status.st_mode)) refuse(path, "a file", "this is a folder: name the file inside it");
  if (!S_ISREG(status.st_mode)) refuse(path, "a file", "this is a device or a pipe: save its content to a file first");
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  if (size > max_file_bytes) refuse_size(path);
  return static_cast<std::size_t>(size);
}

std::string read_to_end(const Descriptor& file, std::size_t size, const std::filesystem::path& path) {
  // The file may grow or shrink while it is read, so its size is a hint: one byte more sees the end at once.
  std::string content(size + 1, '\0');
  std::size_t filled = 0;
  for (;;) {
    if (filled == content.size()) content.resize(content.size() * 2);
    const ssize_t got = ::read(file.get(), content.data() + filled, content.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse(path, "a file that can be read", system_message(errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > max_file_bytes) refuse_size(path);
  }
  content.resize(filled);
  return content;
}

void refuse(const std::filesystem::path& path, std::string expected, std::string mend) {
  Fault fault;
  fault.source = path.string();
  fault.expected = std::move(expected);
  fault.mend = std::move(mend);
  throw InputError(std::move(fault));
}

void refuse_size(const std::filesystem::path& path) {
  throw LimitError("max_file_bytes", path.string() + ": larger than " + std::to_string(max_file_bytes) +
                                         " bytes; split it or leave out what is not needed");
}

}  // namespace
}  // namespace s2ss
