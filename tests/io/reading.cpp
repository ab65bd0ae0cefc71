// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/reading.hpp>

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace fiscore;

namespace {
std::string scratch(char const* name) { return (std::filesystem::temp_directory_path() / name).string(); }
}  // namespace

TEST_CASE("a file is read byte by byte, however it is made") {
  std::string const path = scratch("fiscore_reading_test");
  for (std::string const& text :
       {std::string(), std::string("a"), std::string("\0\r\n\xff", 4), std::string(200'000, 'x')}) {
    std::ofstream(path, std::ios::binary) << text;
    auto const read = read_file(path);
    REQUIRE(read.has_value());
    CHECK(*read == text);
  }
  std::remove(path.c_str());
}

TEST_CASE("what cannot be read is said, with the name") {
  auto const missing = read_file(scratch("fiscore_no_such_file"));
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == errc::file_unreadable);
  CHECK(missing.error().where.file == scratch("fiscore_no_such_file"));
  CHECK(missing.error().message.zh == "无法打开文件");
  CHECK_FALSE(read_file(std::filesystem::temp_directory_path().string()).has_value());
}

TEST_CASE("a file beyond the limit is refused") {
  std::string const path = scratch("fiscore_reading_test_large");
  std::ofstream(path, std::ios::binary) << std::string(1001, 'x');
  CHECK(read_file(path, {.bytes = 1001}).has_value());
  auto const refused = read_file(path, {.bytes = 1000});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message.en == "the file is larger than 1000 bytes");
  std::remove(path.c_str());
}

TEST_CASE("taking a value that is not there throws all that was wrong") {
  reading<int> none;
  none.diagnostics.push_back({});
  CHECK_THROWS_AS(static_cast<void>(std::move(none).take()), error);
  reading<int> some{3, {}};
  CHECK(std::move(some).take() == 3);
}
