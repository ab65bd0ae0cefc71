// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/rounding.hpp>

#include <fiscore/number/impl/rounding.ipp>
