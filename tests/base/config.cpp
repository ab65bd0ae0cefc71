// SPDX-License-Identifier: BSL-1.0
#include <fiscore/base/config.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

#if defined(FISCORE_NO_INT128)
static_assert(FISCORE_INT128 == 0);
#elif defined(__SIZEOF_INT128__)
static_assert(FISCORE_INT128 == 1);
#endif

namespace fiscore::inline FISCORE_ABI {
struct in_the_abi_namespace {};
}  // namespace fiscore::inline FISCORE_ABI

TEST_CASE("config: the version is its three numbers") {
  CHECK(std::string(FISCORE_VERSION) == std::to_string(FISCORE_VERSION_MAJOR) + "." +
                                            std::to_string(FISCORE_VERSION_MINOR) + "." +
                                            std::to_string(FISCORE_VERSION_PATCH));
}

TEST_CASE("config: each way of compiling has a namespace of its own, which callers need not name") {
#define FISCORE_TEST_TEXT(name) #name
#define FISCORE_TEST_NAME(name) FISCORE_TEST_TEXT(name)
  std::string const name = FISCORE_TEST_NAME(FISCORE_ABI);
#if defined(FISCORE_HEADER_ONLY)
  CHECK(name == (FISCORE_INT128 ? "v0_header_only" : "v0_header_only_64"));
#else
  CHECK(name == (FISCORE_INT128 ? "v0" : "v0_64"));
#endif
  CHECK(std::is_same_v<fiscore::in_the_abi_namespace, fiscore::FISCORE_ABI::in_the_abi_namespace>);
}
