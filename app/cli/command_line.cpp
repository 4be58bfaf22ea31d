// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"

#include "app/cli/commands.h"
#include "app/cli/process.h"
#include "app/settings/settings.h"

#include <QFile>
#include <QFileInfo>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using Command = std::function<core::Result<Answer>(const core::Library &, const Style &)>;

/// What the arguments ask for.
struct Request {
    Command command;
    bool isJson = false;
    const CLI::App *painter = nullptr; ///< the subcommand that paints
};

QString decoded(const std::string &argument)
{
    return QFile::decodeName(QByteArray::fromStdString(argument));
}

/// Lets the option write the text: file names come in the encoding of the system.
CLI::Option *addText(CLI::App &app, const std::string &name, QString &text, const std::string &help)
{
    const auto take = [&text](const std::string &value) { text = decoded(value); };
    // Help shows the name alone, not the kinds of its values.
    return app.add_option_function<std::string>(name, take, help)->option_text(" ");
}

CLI::Validator namesFile()
{
    return CLI::Validator(
        [](const std::string &path) {
            return path.empty() ? "the name of the file is empty" : std::string();
        },
        "");
}

CLI::Option *addPath(CLI::App &app, const std::string &name, QString &path, const std::string &help)
{
    return addText(app, name, path, help)->check(namesFile());
}

CLI::App &addCommand(CLI::App &app, Request &request, const std::string &name,
    const std::string &help, Command command)
{
    auto &sub = *app.add_subcommand(name, help);
    sub.callback([&request, command = std::move(command)] { request.command = command; });
    return sub;
}

void addJson(CLI::App &sub, Request &request)
{
    sub.add_flag("--json", request.isJson, "Print JSON for programs instead of text for people");
}

CLI::Option *addRepair(CLI::App &sub, Reading &reading)
{
    const auto take = [&reading](std::int64_t) { reading = Reading::Repairing; };
    return sub.add_flag_function(
        "--repair", take, "Read a file with errors too, and say what was mended");
}

/// Lets the option write one path for each of its values.
void addPaths(CLI::App &app, const std::string &name, QStringList &paths, const std::string &help)
{
    const auto take = [&paths](const std::vector<std::string> &values) {
        for (const auto &value : values) {
            paths.append(decoded(value));
        }
    };
    app.add_option_function<std::vector<std::string>>(name, take, help)
        ->check(namesFile())
        ->option_text("...")
        ->required();
}

/// Collects the option's text each time it is given, one a time.
void addEach(CLI::App &app, const std::string &name, QStringList &texts, const std::string &help)
{
    const auto take = [&texts](const std::vector<std::string> &values) {
        for (const auto &value : values) {
            texts.append(decoded(value));
        }
    };
    app.add_option_function<std::vector<std::string>>(name, take, help)
        ->option_text(" ")
        ->allow_extra_args(false);
}

/// Lets the option write a number within bounds. CLI11's own range lets NaN pass.
template<typename T>
void addNumber(
    CLI::App &app, const std::string &name, T &number, T least, T most, const std::string &help)
{
    const auto bounds = QString(u"the number must be from %1 to %2"_s).arg(least).arg(most);
    const CLI::Validator within(
        [=](const std::string &text) {
            T value {};
            const bool isFine =
                CLI::detail::lexical_cast(text, value) && value >= least && value <= most;
            return isFine ? std::string() : bounds.toStdString();
        },
        "");
    app.add_option(name, number, help)->check(within)->option_text(" ");
}

/// The options of all subcommands; they outlive the parser's callbacks.
struct Options {
    NewOptions fresh;
    CheckOptions check;
    EstimateOptions estimate;
    SimulateOptions simulate;
    LayoutOptions layout;
    ExportOptions picture;
    RecoverOptions recover;
};

void addLists(CLI::App &app, Request &request)
{
    addJson(addCommand(app, request, "templates", "List the designs to start from", templates),
        request);
    addJson(addCommand(app, request, "catalog", "List the component types", catalog), request);
    addJson(addCommand(app, request, "checklists", "List the frameworks, their steps and questions",
                checklists),
        request);
    addJson(addCommand(app, request, "rules", "List what check looks at, and why", rules), request);
}

void addNew(CLI::App &app, Request &request, NewOptions &options)
{
    auto &sub = addCommand(app, request, "new", "Write a new design file from a template",
        [&options](
            const core::Library &library, const Style &) { return newBoard(library, options); });
    addText(sub, "TEMPLATE", options.templateId, "A name that templates lists")->required();
    addPath(sub, "-o,--output", options.out, "The file to write")->required();
    sub.add_flag("--force", options.isForced, "Write over a file that exists");
}

void addReports(CLI::App &app, Request &request, Options &options)
{
    auto &check = addCommand(app, request, "check", "Say what is missing or wrong in a design",
        [&options](const core::Library &library, const Style &style) {
            return cli::check(library, options.check, style);
        });
    addPath(check, "FILE", options.check.file, "The design file")->required();
    addEach(check, "--checklist", options.check.checklists,
        "Judge by this checklist: an id or a file; may be repeated");
    addText(check, "--format", options.check.format, "text, json, or sarif for a code host")
        ->check(CLI::IsMember({"text", "json", "sarif"}));
    check.add_flag(
        "--explain", options.check.isExplained, "Say why, and what an interviewer would ask");
    auto *fix = check.add_flag(
        "--fix", options.check.isFixed, "Mend what a program can mend, and write the file");
    addRepair(check, options.check.reading)->excludes(fix);
    addJson(check, request);

    auto &estimate =
        addCommand(app, request, "estimate", "Compute rates, latency and load at the peak demand",
            [&options](const core::Library &library, const Style &style) {
                return cli::estimate(library, options.estimate, style);
            });
    addPaths(estimate, "FILE", options.estimate.files, "The design files");
    addRepair(estimate, options.estimate.reading);
    addJson(estimate, request);
}

void addSimulate(CLI::App &app, Request &request, SimulateOptions &options)
{
    auto &sub = addCommand(app, request, "simulate",
        "Simulate request by request what estimate computes, and compare",
        [&options](const core::Library &library, const Style &style) {
            return cli::simulate(library, options, style);
        });
    addPaths(sub, "FILE", options.files, "The design files");
    addRepair(sub, options.reading);
    addNumber(sub, "--requests", options.requests, 1L, 1'000'000'000'000L,
        "Requests to measure at most, 2000000 unless given");
    addNumber(sub, "--seed", options.seed, std::uint64_t(0), std::uint64_t(1) << 53,
        "Another number draws other chances, 1 unless given");
    addNumber(sub, "--precision", options.precision, 0.0, 1.0,
        "Stop when each p99 is this sure, 0.02 unless given");
    addNumber(sub, "--threads", options.threads, 1, 64, "As many as the machine has unless given");
    addNumber(sub, "--seconds", options.seconds, 0.001, 1e6,
        "Stop after this time for each file, 60 unless given");
    addJson(sub, request);
}

void addExport(CLI::App &app, Request &request, ExportOptions &options)
{
    auto &sub =
        addCommand(app, request, "export", "Draw a design as a PNG or SVG picture, or report on it",
            [&options](const core::Library &library, const Style &) {
                return options.isReport ? exportReport(library, options)
                                        : exportPicture(library, options);
            });
    request.painter = &sub;
    addPath(sub, "FILE", options.file, "The design file")->required();
    addPath(sub, "-o,--output", options.out,
        "The file to write: .png or .svg, of a report .pdf or .html")
        ->required();
    sub.add_option("--scale", options.scale, "Size, 1 unless given: 2 is sharp on dense screens")
        ->check(CLI::Validator(
            [](const std::string &text) {
                const double scale = QString::fromStdString(text).toDouble();
                const bool isFine = scale >= 0.001 && scale <= 20; // false for NaN
                return isFine ? std::string() : "the scale must be a number from 0.001 to 20";
            },
            ""))
        ->option_text(" ");
    addText(sub, "--theme", options.theme, "light (unless given) or dark")
        ->check(CLI::IsMember({"light", "dark"}));
    sub.add_flag("--transparent", options.isTransparent, "Leave the background out");
    addText(sub, "--region", options.region, "board (unless given) or frame:ID");
    sub.add_flag("--heat", options.isHeatShown, "Show how busy the components are");
    sub.add_flag("--rates", options.areRatesShown, "Show the rates of the connections");
    addRepair(sub, options.reading);
    sub.add_flag("--report", options.isReport, "Write a report: numbers, their workings, pictures");
}

void addLayout(CLI::App &app, Request &request, LayoutOptions &options)
{
    auto &sub = addCommand(app, request, "layout", "Arrange the components of a design",
        [&options](const core::Library &, const Style &) { return layout(options); });
    addPath(sub, "FILE", options.file, "The design file")->required();
    addPath(sub, "-o,--output", options.out, "The file to write, which may be FILE")->required();
    sub.add_flag("--force", options.isForced, "Write over another file that exists");
    addRepair(sub, options.reading);
}

void addRecover(CLI::App &app, Request &request, RecoverOptions &options)
{
    auto &sub = addCommand(app, request, "recover", "Save what is left of boards after a crash",
        [&options](const core::Library &, const Style &style) { return recover(options, style); });
    addPath(sub, "FILE", options.file, "A design file, or a journal that --list names");
    sub.add_flag("--list", options.isList, "List the boards that were not closed");
    addPath(sub, "-o,--output", options.out,
        "The file to write, NAME-recovered.inferboard unless given");
    sub.add_flag("--force", options.isForced, "Write over a file that exists");
    sub.add_flag("--compare", options.isCompared, "Only say what differs from the file");
    sub.add_flag("--discard", options.isDiscarded, "Give the changes up for ever");
    addJson(sub, request);
}

void describe(CLI::App &app)
{
    app.description(
        "A whiteboard for the design of machine-learning systems. With a FILE or nothing\n"
        "it opens its window; the subcommands work without one.");
    app.set_version_flag(
        "--version", "inferboard " INFERBOARD_VERSION, "Print the version and exit");
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.get_formatter()->column_width(22);
}

/// "check: FILE is required: see inferboard check --help"
core::Error usageError(const CLI::App &app, const QString &what)
{
    const auto subs = app.get_subcommands();
    const auto name = subs.empty() ? QString() : QString::fromStdString(subs.front()->get_name());
    const auto help = name.isEmpty() ? u"inferboard --help"_s : u"inferboard %1 --help"_s.arg(name);
    return {what + u": see "_s + help, name};
}

/// The end of a run that only asked for help or the version, or that was not understood.
int endEarly(const CLI::App &app, const CLI::ParseError &error)
{
    if (error.get_exit_code() == 0) {
        return app.exit(error);
    }
    auto what = QString::fromLocal8Bit(error.what()).simplified();
    if (what.size() > 1 && what.at(1).isLower()) {
        what.replace(0, 1, what.left(1).toLower());
    }
    return fail(usageError(app, what));
}

int answer(const Request &request)
{
    auto library = core::loadLibrary(u":/inferboard"_s);
    if (!library) {
        return fail(library.error());
    }
    // What is wrong with a person's own checklist is told, and stops nothing.
    for (const auto &problem : core::addChecklists(*library, settings::checklistFolder())) {
        fail(problem);
    }
    const auto result = request.command(*library, {request.isJson, {hasColours()}});
    return result ? print(*result) : fail(result.error());
}

bool isKnown(const QByteArray &word)
{
    constexpr std::array words {"new", "templates", "catalog", "checklists", "rules", "check",
        "estimate", "simulate", "export", "layout", "recover", "--help", "-h", "--version"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::optional<int> refusedNames(int argc, char **argv)
{
#ifdef Q_OS_UNIX
    for (int i = 1; i < argc; ++i) {
        if (!QUtf8StringView(argv[i]).isValidUtf8()) {
            return fail({u"this is not in UTF-8: give the file another name"_s, decoded(argv[i])});
        }
    }
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
#endif
    return {};
}

bool isCommand(int argc, char **argv)
{
    if (argc < 2) {
        return false;
    }
    const QByteArray first(argv[1]);
    if (isKnown(first)) {
        return true;
    }
    // A bare word that is no file is a command that was mistyped.
    return !first.startsWith('-') && !first.contains('.') && !first.contains('/')
        && !QFileInfo::exists(QFile::decodeName(first));
}

int run(int argc, char **argv)
{
    useUtf8();
    if (argc > 1 && !isKnown(argv[1])) {
        return fail(
            {u"there is no such subcommand or file: see inferboard --help"_s, decoded(argv[1])});
    }
    CLI::App app({}, "inferboard");
    Request request;
    Options options;
    describe(app);
    addNew(app, request, options.fresh);
    addReports(app, request, options);
    addSimulate(app, request, options.simulate);
    addExport(app, request, options.picture);
    addLayout(app, request, options.layout);
    addRecover(app, request, options.recover);
    addLists(app, request);
    app.footer("inferboard SUBCOMMAND --help says more about one.\n"
               "Exit codes: 0 fine, 1 check found errors in the design, 2 bad input or usage.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return endEarly(app, error);
    }
    if (!request.command) {
        return fail(usageError(app, u"a subcommand is needed"_s));
    }
    const auto process =
        request.painter->parsed() ? Process::painting(argc, argv) : Process::plain(argc, argv);
    return answer(request);
}

} // namespace cli
