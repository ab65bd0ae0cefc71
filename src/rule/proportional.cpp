// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/proportional.hpp>

#include <fiscore/rule/impl/proportional.ipp>
