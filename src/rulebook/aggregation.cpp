// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/aggregation.hpp>

#include <fiscore/rulebook/impl/aggregation.ipp>
