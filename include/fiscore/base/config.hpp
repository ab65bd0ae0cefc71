// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The version, and the switches that change what is compiled.
///
/// - `FISCORE_HEADER_ONLY`: the bodies are compiled where the headers are included; nothing is linked.
/// - `FISCORE_NO_INT128`: numbers are held inline up to 64 bits, not 128.
///
/// Each combination has an inline namespace of its own, so units compiled differently do not link.

#define FISCORE_VERSION_MAJOR 0
#define FISCORE_VERSION_MINOR 1
#define FISCORE_VERSION_PATCH 0
#define FISCORE_VERSION "0.1.0"

#if defined(__SIZEOF_INT128__) && !defined(FISCORE_NO_INT128)
#define FISCORE_INT128 1
#else
#define FISCORE_INT128 0
#endif

#if defined(FISCORE_HEADER_ONLY)
#define FISCORE_INLINE inline
#if FISCORE_INT128
#define FISCORE_ABI v0_header_only
#else
#define FISCORE_ABI v0_header_only_64
#endif
#else
#define FISCORE_INLINE
#if FISCORE_INT128
#define FISCORE_ABI v0
#else
#define FISCORE_ABI v0_64
#endif
#endif
