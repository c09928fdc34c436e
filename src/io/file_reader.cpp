#include "io/file_reader.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <utility>

#include <sys/stat.h>

#include "s2ss/error.hpp"
#include "s2ss/io/file.hpp"

namespace s2ss {
namespace {

Descriptor open_for_reading(const std::filesystem::path& path);
std::size_t size_of(const Descriptor& file, const std::filesystem::path& path);
[[noreturn]] void refuse(const std::filesystem::path& path, std::string expected, std::string mend);
[[noreturn]] void refuse_size(const std::filesystem::path& path);

}  // namespace

FileReader::FileReader(std::filesystem::path path)
    : path_(std::move(path)), file_(open_for_reading(path_)), size_(size_of(file_, path_)) {}

std::size_t FileReader::read(char* to, std::size_t most) {
  ssize_t got = 0;
  do {
    got = ::read(file_.get(), to, most);
  } while (got < 0 && errno == EINTR);
  if (got < 0) refuse(path_, "a file that can be read", system_message(errno));
  bytes_read_ += static_cast<std::size_t>(got);
  if (bytes_read_ == 0) refuse(path_, "a file with content", "the file is empty: write or download it again");
  if (bytes_read_ > max_file_bytes) refuse_size(path_);
  return static_cast<std::size_t>(got);
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

std::size_t size_of(const Descriptor& file, const std::filesystem::path& path) {
  struct stat status = {};
  if (::fstat(file.get(), &status) != 0) refuse(path, "a file that can be read", system_message(errno));
  if (S_ISDIR(status.st_mode)) refuse(path, "a file", "this is a folder: name the file inside it");
  if (!S_ISREG(status.st_mode)) refuse(path, "a file", "this is a device or a pipe: save its content to a file first");
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  if (size > max_file_bytes) refuse_size(path);
  return static_cast<std::size_t>(size);
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
