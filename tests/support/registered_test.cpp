// SPDX-License-Identifier: MIT
#include "support/registered_test.h"

#include <cstdio>
#include <map>
#include <string>

#ifdef INFERBOARD_TESTS_WIDGETS
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

namespace {

std::map<std::string, RegisteredTest::Run> &tests()
{
    static std::map<std::string, RegisteredTest::Run> all;
    return all;
}

} // namespace

RegisteredTest::RegisteredTest(const char *file, Run run)
{
    const std::string name(file);
    tests()[name.substr(0, name.rfind('.'))] = run;
}

int main(int argc, char **argv)
{
    const auto found = argc > 1 ? tests().find(argv[1]) : tests().end();
    if (found == tests().end()) {
        std::fprintf(stderr, "%s: name one of these tests:\n", argv[0]);
        for (const auto &[name, run] : tests()) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 2;
    }
    argv[1] = argv[0];
    --argc;
    ++argv;
    // The same everywhere: sizes of fonts do not depend on the screen.
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    Application application(argc, argv);
    return found->second(argc, argv);
}
