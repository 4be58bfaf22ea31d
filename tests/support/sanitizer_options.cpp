// SPDX-License-Identifier: MIT
// What the sanitizers are told, wherever a program that they watch is run. They look for these
// names.

extern "C" {

// The guess where libraries keep their thread-local data goes wrong with this C library, and the
// look for leaks then reads what is not there.
const char *__asan_default_options()
{
    return "intercept_tls_get_addr=0";
}

const char *__lsan_default_options()
{
    return "print_suppressions=0";
}

// The bus library keeps a block of its connection until the process ends.
const char *__lsan_default_suppressions()
{
    return "leak:libdbus-1\n";
}
}
