// SPDX-License-Identifier: BSL-1.0
#include <fiscore/base/result.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

using fiscore::diagnostic;
using fiscore::diagnostics;
using fiscore::errc;
using fiscore::error;
using fiscore::result;

static_assert(std::is_same_v<result<int>::value_type, int>);
static_assert(std::is_same_v<result<int>::error_type, diagnostic>);
static_assert(std::is_same_v<result<int, diagnostics>::error_type, diagnostics>);
static_assert(std::is_convertible_v<int, result<int>>);
static_assert(std::is_convertible_v<diagnostic, result<int>>);
static_assert(std::is_constructible_v<bool, result<int>>);
static_assert(!std::is_convertible_v<result<int>, bool>);
static_assert(!std::is_default_constructible_v<result<int>>);
static_assert(std::is_copy_constructible_v<result<std::string>>);
static_assert(std::is_nothrow_move_constructible_v<result<std::string>>);
static_assert(std::is_move_constructible_v<result<std::unique_ptr<int>>>);

namespace {
diagnostic problem(errc code, char const* en) {
  diagnostic what;
  what.code = code;
  what.message = {"", en};
  return what;
}
}  // namespace

TEST_CASE("result: a value is had by each way of reading it") {
  result<std::string> held = std::string("abc");
  CHECK(held.has_value());
  CHECK(static_cast<bool>(held));
  CHECK(held.value() == "abc");
  CHECK(*held == "abc");
  CHECK(held->size() == 3);
  CHECK(held.value_or("other") == "abc");
  *held += "d";
  held->push_back('e');
  CHECK(std::as_const(held)->size() == 5);
  CHECK(*std::as_const(held) == "abcde");
}

TEST_CASE("result: what was wrong is had, and thrown where the value is asked for") {
  result<int> const held = problem(errc::number_empty, "nothing there");
  CHECK_FALSE(held.has_value());
  CHECK_FALSE(static_cast<bool>(held));
  CHECK(held.error().code == errc::number_empty);
  CHECK(held.value_or(7) == 7);
  CHECK_THROWS_WITH_AS(static_cast<void>(held.value()), "error [fiscore.101] nothing there", error);
  CHECK_THROWS_WITH_AS(static_cast<void>(result<int>(held).value()), "error [fiscore.101] nothing there",
                       error);
}

TEST_CASE("result: all of several problems are thrown, in their order") {
  result<int, diagnostics> const held =
      diagnostics{problem(errc::number_syntax, "first"), problem(errc::number_grouping, "second")};
  try {
    static_cast<void>(held.value());
    FAIL("no error was thrown");
  } catch (error const& thrown) {
    CHECK(thrown.diagnostics().size() == 2);
    CHECK(thrown.code() == errc::number_syntax);
    CHECK(std::string(thrown.what()) == "error [fiscore.102] first\nerror [fiscore.103] second");
  }
}

TEST_CASE("result: a value that cannot be copied is moved out") {
  result<std::unique_ptr<int>> held = std::make_unique<int>(5);
  std::unique_ptr<int> const taken = std::move(held).value();
  CHECK(*taken == 5);
  result<std::unique_ptr<int>> other = std::make_unique<int>(6);
  std::unique_ptr<int> const also = *std::move(other);
  CHECK(*also == 6);
  result<int> failed = problem(errc::number_empty, "gone");
  diagnostic const moved = std::move(failed).error();
  CHECK(moved.message.en == "gone");
}

TEST_CASE("result: a copy is a value of its own") {
  result<std::string> first = std::string("a");
  result<std::string> second = first;
  *second = "b";
  CHECK(*first == "a");
  second = problem(errc::number_empty, "now wrong");
  CHECK(first.has_value());
  CHECK_FALSE(second.has_value());
}
