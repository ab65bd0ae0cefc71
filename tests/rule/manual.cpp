// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/manual.hpp>

#include <doctest/doctest.h>

#include <concepts>

static_assert(std::regular<fiscore::manual>);

TEST_CASE("manual: there is only one") { CHECK(fiscore::manual() == fiscore::manual()); }
