// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/recorded.hpp>

#include <fiscore/evaluate/impl/recorded.ipp>
