#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <string>
#include <system_error>
#include <unistd.h>

#include <sys/stat.h>

#include "io/descriptor.hpp"
#include "s2ss/error.hpp"
#include "s2ss/io/file.hpp"

namespace s2ss {
namespace {

std::filesystem::path behind_links(const std::filesystem::path& path);
Descriptor open_folder(const std::filesystem::path& path);
mode_t mode_to_keep(const Descriptor& folder, const std::filesystem::path& path);
void write_all(const Descriptor& file, std::string_view content, const std::filesystem::path& path);
void reach_disk(const Descriptor& file, const std::filesystem::path& path);
[[noreturn]] void fail(const std::filesystem::path& path, const std::string& mend);

/// A file beside the one to replace; it is removed again unless it took the other's place.
class TemporaryFile {
 public:
  TemporaryFile(const Descriptor& folder, const std::filesystem::path& path);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!taken_) ::unlinkat(folder_.get(), name_.c_str(), 0);
  }

  [[nodiscard]] const Descriptor& file() const noexcept { return file_; }
  void take_the_place_of(const std::filesystem::path& path);

 private:
  const Descriptor& folder_;
  std::string name_;
  Descriptor file_;
  bool taken_ = false;
};

}  // namespace

void atomic_write(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path target = behind_links(path);
  const Descriptor folder = open_folder(target);
  const mode_t mode = mode_to_keep(folder, target);
  TemporaryFile temporary(folder, target);
  write_all(temporary.file(), content, target);
  if (::fchmod(temporary.file().get(), mode) != 0) fail(target, system_message(errno));
  reach_disk(temporary.file(), target);
  temporary.take_the_place_of(target);
  reach_disk(folder, target);
}

namespace {

// Renaming onto a symbolic link would replace the link and leave the file it points to as it was.
std::filesystem::path behind_links(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_symlink(path, ignored)) return path;
  std::error_code failed;
  std::filesystem::path target = std::filesystem::canonical(path, failed);
  if (failed) fail(path, "it is a link that leads nowhere: remove it or name the file itself");
  return target;
}

// Everything below works relative to this descriptor, so that moving the folder meanwhile does no harm.
Descriptor open_folder(const std::filesystem::path& path) {
  if (!path.has_filename()) fail(path, "name a file, not a folder");
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  Descriptor opened = open_descriptor(AT_FDCWD, folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (opened) return opened;
  if (errno == ENOENT || errno == ENOTDIR) fail(path, "its folder does not exist: create it first");
  fail(path, system_message(errno));
}

// A new file may hold personal data, so only its owner may read it until someone decides otherwise.
mode_t mode_to_keep(const Descriptor& folder, const std::filesystem::path& path) {
  struct stat old = {};
  if (::fstatat(folder.get(), path.filename().c_str(), &old, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT) return S_IRUSR | S_IWUSR;
    fail(path, system_message(errno));
  }
  if (S_ISDIR(old.st_mode)) fail(path, "this is a folder: name a file inside it");
  // Renaming onto a device such as /dev/null would put a plain file in its place.
  if (!S_ISREG(old.st_mode)) fail(path, "this is a device or a pipe: name a file");
  return old.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
}

TemporaryFile::TemporaryFile(const Descriptor& folder, const std::filesystem::path& path) : folder_(folder) {
  static std::atomic<unsigned> counter{0};
  constexpr int attempts = 1000;
  // The name says nothing about the target, whose own name may already be as long as the system permits.
  for (int attempt = 0; attempt < attempts; ++attempt) {
    name_ = ".s2ss-" + std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1)) + ".tmp";
    file_ = open_descriptor(folder.get(), name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (file_) return;
    if (errno != EEXIST) break;
  }
  if (errno == EACCES || errno == EPERM || errno == EROFS)
    fail(path, "nothing may be written in its folder: " + system_message(errno));
  fail(path, system_message(errno));
}

void TemporaryFile::take_the_place_of(const std::filesystem::path& path) {
  if (!file_.close()) fail(path, system_message(errno));
  if (::renameat(folder_.get(), name_.c_str(), folder_.get(), path.filename().c_str()) != 0) {
    fail(path, system_message(errno));
  }
  taken_ = true;
}

void write_all(const Descriptor& file, std::string_view content, const std::filesystem::path& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, system_message(errno));
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

void reach_disk(const Descriptor& file, const std::filesystem::path& path) {
  int result = 0;
  do {
    result = ::fsync(file.get());
  } while (result != 0 && errno == EINTR);
  // Some file systems cannot sync a folder and say so with EINVAL; they order the rename themselves.
  if (result != 0 && errno != EINVAL) fail(path, system_message(errno));
}

void fail(const std::filesystem::path& path, const std::string& mend) {
  throw Error(path.string() + ": cannot be written: " + mend);
}

}  // namespace
}  // namespace s2ss
