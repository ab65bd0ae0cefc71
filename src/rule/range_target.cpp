// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/range_target.hpp>

#include <fiscore/rule/impl/range_target.ipp>
