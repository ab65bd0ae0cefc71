// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/decimal.hpp>

fiscore::decimal twice(fiscore::decimal const& value) { return value + value; }
