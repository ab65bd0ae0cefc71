// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/describe.hpp>

#include <fiscore/rule/impl/describe.ipp>
