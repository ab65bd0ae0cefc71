// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/quantity.hpp>

#include <fiscore/unit/impl/quantity.ipp>
