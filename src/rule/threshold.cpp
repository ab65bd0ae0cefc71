// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/threshold.hpp>

#include <fiscore/rule/impl/threshold.ipp>
