#include "s2ss/io/file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "cpp/io/temporary_folder.hpp"
#include "s2ss/error.hpp"

namespace s2ss {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

Fault only_fault_of_reading(const std::filesystem::path& path) {
  try {
    static_cast<void>(read_file(path));
  } catch (const InputError& error) {
    EXPECT_EQ(error.total(), 1U);
    return error.faults().front();
  }
  ADD_FAILURE() << "read without an error";
  return {};
}

std::string error_of_writing(const std::filesystem::path& path, std::string_view content) {
  try {
    atomic_write(path, content);
  } catch (const Error& error) {
    return error.what();
  }
  ADD_FAILURE() << "written without an error";
  return {};
}

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status = {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 07777;
}

TEST(ReadFile, GivesEveryByteIncludingNul) {
  const TemporaryFolder folder;
  const std::string bytes("a\0b\r\n\xFF", 6);
  EXPECT_EQ(read_file(folder.write("some.bin", bytes)), bytes);
}

TEST(ReadFile, SaysThatAFileIsMissing) {
  const TemporaryFolder folder;
  const Fault fault = only_fault_of_reading(folder.path() / "missing.csv");
  EXPECT_EQ(fault.source, (folder.path() / "missing.csv").string());
  EXPECT_EQ(fault.expected, "a file that exists");
  EXPECT_FALSE(fault.mend.empty());
}

TEST(ReadFile, SaysThatAFileIsMissingWhenAPartOfItsPathIsNoFolder) {
  const TemporaryFolder folder;
  EXPECT_EQ(only_fault_of_reading(folder.write("file", "x") / "below").expected, "a file that exists");
}

TEST(ReadFile, RefusesAFolder) {
  const TemporaryFolder folder;
  EXPECT_THAT(only_fault_of_reading(folder.path()).mend, HasSubstr("folder"));
}

TEST(ReadFile, RefusesAnEmptyFile) {
  const TemporaryFolder folder;
  EXPECT_EQ(only_fault_of_reading(folder.write("empty.csv", "")).expected, "a file with content");
}

TEST(ReadFile, DoesNotWaitForAPipeThatNobodyWritesTo) {
  const TemporaryFolder folder;
  const auto pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT(only_fault_of_reading(pipe).mend, HasSubstr("pipe"));
}

TEST(ReadFile, SaysThatAFileMayNotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  const auto path = folder.write("secret.csv", "x");
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  EXPECT_EQ(only_fault_of_reading(path).expected, "a file that may be read");
}

TEST(ReadFile, RefusesAFileAboveTheLimitBeforeReadingIt) {
  const TemporaryFolder folder;
  const auto path = folder.write("large.csv", "x");
  // A hole: the file is large without taking up space.
  std::filesystem::resize_file(path, std::uintmax_t{max_file_bytes} + 1);
  try {
    static_cast<void>(read_file(path));
    FAIL() << "read without an error";
  } catch (const LimitError& error) {
    EXPECT_EQ(error.limit(), "max_file_bytes");
    EXPECT_THAT(error.what(), HasSubstr(path.string()));
  }
}

TEST(AtomicWrite, MakesANewFileThatOnlyItsOwnerMayRead) {
  const TemporaryFolder folder;
  atomic_write(folder.path() / "new.json", "content");
  EXPECT_EQ(folder.content("new.json"), "content");
  EXPECT_EQ(mode_of(folder.path() / "new.json"), 0600U);
  EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicWrite, ReplacesAFileAndKeepsItsMode) {
  const TemporaryFolder folder;
  const auto path = folder.write("shared.json", "a much longer old content");
  ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
  atomic_write(path, "new");
  EXPECT_EQ(folder.content("shared.json"), "new");
  EXPECT_EQ(mode_of(path), 0640U);
  EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicWrite, WritesAnEmptyFile) {
  const TemporaryFolder folder;
  atomic_write(folder.write("file", "old"), "");
  EXPECT_EQ(folder.content("file"), "");
}

TEST(AtomicWrite, TakesAPathWithoutAFolder) {
  const TemporaryFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  atomic_write("plain.json", "content");
  std::filesystem::current_path(before);
  EXPECT_EQ(folder.content("plain.json"), "content");
}

TEST(AtomicWrite, TakesANameAsLongAsTheSystemPermits) {
  const TemporaryFolder folder;
  const std::string name(255, 'n');
  atomic_write(folder.path() / name, "content");
  EXPECT_EQ(folder.content(name), "content");
}

TEST(AtomicWrite, ReplacesTheFileBehindALinkAndKeepsTheLink) {
  const TemporaryFolder folder;
  folder.write("real.json", "old");
  std::filesystem::create_symlink("real.json", folder.path() / "link.json");
  atomic_write(folder.path() / "link.json", "new");
  EXPECT_EQ(folder.content("real.json"), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path() / "link.json"));
}

TEST(AtomicWrite, RefusesALinkThatLeadsNowhere) {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("gone.json", folder.path() / "link.json");
  EXPECT_THAT(error_of_writing(folder.path() / "link.json", "x"), HasSubstr("leads nowhere"));
}

TEST(AtomicWrite, SaysThatTheFolderIsMissing) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "missing" / "file.json";
  const std::string text = error_of_writing(path, "x");
  EXPECT_THAT(text, HasSubstr(path.string()));
  EXPECT_THAT(text, HasSubstr("create it first"));
}

TEST(AtomicWrite, RefusesToReplaceAFolder) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "sub");
  EXPECT_THAT(error_of_writing(folder.path() / "sub", "x"), HasSubstr("folder"));
  EXPECT_THAT(error_of_writing(folder.path() / "sub" / "", "x"), HasSubstr("folder"));
  EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicWrite, RefusesToReplaceADeviceOrAPipe) {
  const TemporaryFolder folder;
  const auto pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT(error_of_writing(pipe, "x"), HasSubstr("pipe"));
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

TEST(AtomicWrite, SaysThatTheFolderIsReadOnly) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const TemporaryFolder folder;
  const auto path = folder.write("file.json", "old");
  ASSERT_EQ(::chmod(folder.path().c_str(), 0500), 0);
  EXPECT_THAT(error_of_writing(path, "new"), HasSubstr("nothing may be written in its folder"));
  EXPECT_EQ(folder.content("file.json"), "old");
}

/// Runs in a child process whose files may hold at most `limit` bytes, and returns how the child ended.
template <typename Action>
int in_child_with_file_limit(rlim_t limit, void (*on_excess)(int), Action action) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit no_core = {0, 0};
    const rlimit file_limit = {limit, limit};
    ::setrlimit(RLIMIT_CORE, &no_core);
    ::setrlimit(RLIMIT_FSIZE, &file_limit);
    ::signal(SIGXFSZ, on_excess);
    ::_exit(action());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

TEST(AtomicWrite, LeavesTheOldFileWhenTheProcessDiesWhileWriting) {
  const TemporaryFolder folder;
  const auto path = folder.write("file.json", "old");
  const std::string large(1 << 20, 'n');
  const int status = in_child_with_file_limit(4096, SIG_DFL, [&] {
    atomic_write(path, large);
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGXFSZ);
  EXPECT_EQ(folder.content("file.json"), "old");
  ASSERT_EQ(folder.entries(), 2U) << "the child died before it began to write";
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    if (entry.path() != path) {
      EXPECT_EQ(mode_of(entry.path()), 0600U);
    }
  }
  atomic_write(path, "new");
  EXPECT_EQ(folder.content("file.json"), "new");
}

TEST(AtomicWrite, LeavesTheOldFileAndNothingElseWhenTheSystemStopsTheWrite) {
  const TemporaryFolder folder;
  const auto path = folder.write("file.json", "old");
  const std::string large(1 << 20, 'n');
  const int status = in_child_with_file_limit(4096, SIG_IGN, [&] {
    try {
      atomic_write(path, large);
    } catch (const Error&) {
      return 7;
    }
    return 0;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_EQ(folder.content("file.json"), "old");
  EXPECT_EQ(folder.entries(), 1U);
}

TEST(AtomicWrite, ShowsReadersTheOldOrTheNewFileAndNoMixture) {
  const TemporaryFolder folder;
  const std::string even(100'000, 'e');
  const std::string odd(150'000, 'o');
  const auto path = folder.write("file.json", even);
  std::thread writer([&] {
    for (int round = 0; round < 40; ++round) atomic_write(path, round % 2 == 0 ? odd : even);
  });
  int torn = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string seen = read_file(path);
    if (seen != even && seen != odd) ++torn;
  }
  writer.join();
  EXPECT_EQ(torn, 0);
}

TEST(AtomicWrite, LetsSeveralThreadsWriteTheSameFile) {
  const TemporaryFolder folder;
  std::vector<std::thread> writers;
  for (char letter = 'a'; letter < 'e'; ++letter) {
    writers.emplace_back([&folder, letter] {
      for (int round = 0; round < 10; ++round) atomic_write(folder.path() / "file.json", std::string(50'000, letter));
    });
  }
  for (std::thread& writer : writers) writer.join();
  const std::string last = folder.content("file.json");
  ASSERT_EQ(last.size(), 50'000U);
  EXPECT_EQ(last, std::string(50'000, last.front()));
  EXPECT_EQ(folder.entries(), 1U);
}

}  // namespace
}  // namespace s2ss
