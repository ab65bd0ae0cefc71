// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/unit.hpp>

#include <fiscore/unit/impl/unit.ipp>
