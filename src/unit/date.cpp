// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/date.hpp>

#include <fiscore/unit/impl/date.ipp>
