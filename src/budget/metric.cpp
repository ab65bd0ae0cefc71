// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/metric.hpp>

#include <fiscore/budget/impl/metric.ipp>
