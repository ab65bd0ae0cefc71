// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/decimal.hpp>

fiscore::decimal twice(fiscore::decimal const& value);

int main() { return twice(2) == fiscore::decimal(4) ? 0 : 1; }
