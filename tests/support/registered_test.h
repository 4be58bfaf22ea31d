// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

/// A test class of a program that holds several; main() runs the one whose file is named first.
class RegisteredTest {
public:
    using Run = int (*)(int argc, char **argv);
    /// The file is given without a folder: "tst_edits.cpp".
    RegisteredTest(const char *file, Run run);
};

/// Makes the class the test of its file, run as `PROGRAM tst_edits [ARGUMENT…]`.
#define INFERBOARD_TEST(Class)                                                                     \
    static const RegisteredTest registered##Class(__FILE_NAME__, [](int argc, char **argv) {       \
        Class test;                                                                                \
        return QTest::qExec(&test, argc, argv);                                                    \
    });
