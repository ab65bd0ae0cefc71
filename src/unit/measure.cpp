// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/measure.hpp>

#include <fiscore/unit/impl/measure.ipp>
