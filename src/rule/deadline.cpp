// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/deadline.hpp>

#include <fiscore/rule/impl/deadline.ipp>
