// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/classification.hpp>

#include <fiscore/budget/impl/classification.ipp>
