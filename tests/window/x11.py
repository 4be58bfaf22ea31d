# SPDX-License-Identifier: MIT
"""A display of X11 without a process per event: pointer and keys by the XTest extension, windows,
and the messages of a window manager (close, ping) that xdotool does not know."""
import ctypes
import ctypes.util
import select
import time

CLIENT_MESSAGE = 33
STRUCTURE_NOTIFY = 1 << 17 | 1 << 19  # of the root and of the windows on it
VIEWABLE = 2
NAMES = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("padding", ctypes.c_long * 24)]


class Attributes(ctypes.Structure):
    _fields_ = [
        ("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int), ("height", ctypes.c_int),
        ("border_width", ctypes.c_int), ("depth", ctypes.c_int), ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong), ("window_class", ctypes.c_int), ("bit_gravity", ctypes.c_int),
        ("win_gravity", ctypes.c_int), ("backing_store", ctypes.c_int),
        ("backing_planes", ctypes.c_ulong), ("backing_pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int), ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int),
        ("all_event_masks", ctypes.c_long), ("your_event_mask", ctypes.c_long),
        ("do_not_propagate_mask", ctypes.c_long), ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p)]


ERROR_HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
# A window may be gone before a request about it arrives: that is no reason to die.
IGNORE_ERRORS = ERROR_HANDLER(lambda *_: 0)


def load(name):
    return ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so.6")


class Display:
    def __init__(self, name):
        self.x, self.test = load("X11"), load("Xtst")
        for function, result in (("XOpenDisplay", ctypes.c_void_p), ("XInternAtom", ctypes.c_ulong),
                                 ("XDefaultRootWindow", ctypes.c_ulong), ("XStringToKeysym", ctypes.c_ulong),
                                 ("XkbKeycodeToKeysym", ctypes.c_ulong)):
            getattr(self.x, function).restype = result
        self.x.XSetErrorHandler(IGNORE_ERRORS)
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(name.encode()))
        if not self.display:
            raise AssertionError(f"the display {name} cannot be opened")
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.x.XSelectInput(self.display, self.root, ctypes.c_long(STRUCTURE_NOTIFY))
        self.pings = 0
        self.codes = {}

    def close(self):
        self.x.XCloseDisplay(self.display)

    def sync(self):
        self.x.XSync(self.display, 0)

    def atom(self, name):
        return self.x.XInternAtom(self.display, name.encode(), 0)

    # Pointer and keys.

    def move(self, x, y):
        self.test.XTestFakeMotionEvent(self.display, -1, int(x), int(y), ctypes.c_ulong(0))
        self.sync()

    def button(self, number, is_pressed):
        self.test.XTestFakeButtonEvent(self.display, number, int(is_pressed), ctypes.c_ulong(0))
        self.sync()

    def click(self, number=1):
        self.button(number, True)
        self.button(number, False)

    def code(self, name):
        """The key's code and whether it needs Shift."""
        if name not in self.codes:
            symbol = self.x.XStringToKeysym(name.encode()) if len(name) > 1 else ord(name)
            code = self.x.XKeysymToKeycode(self.display, ctypes.c_ulong(symbol)) & 0xff
            plain = self.x.XkbKeycodeToKeysym(self.display, ctypes.c_ubyte(code), 0, 0) if code else symbol
            self.codes[name] = (code, plain != symbol)
        return self.codes[name]

    def key_event(self, code, is_pressed):
        if code:
            self.test.XTestFakeKeyEvent(self.display, code, int(is_pressed), ctypes.c_ulong(0))

    def press(self, keys):
        """"ctrl+shift+z", with names of X11 or letters."""
        *modifiers, last = keys.split("+") if keys != "+" else ["plus"]
        code, is_shifted = self.code(last)
        held = [self.code(NAMES[name])[0] for name in modifiers]
        if is_shifted and "shift" not in modifiers:
            held.append(self.code("Shift_L")[0])
        for one in held:
            self.key_event(one, True)
        self.key_event(code, True)
        self.key_event(code, False)
        for one in reversed(held):
            self.key_event(one, False)
        self.sync()

    def write(self, text):
        for letter in text:
            self.press({"+": "plus", " ": "space"}.get(letter, letter))

    # Windows.

    def windows(self):
        """What is mapped, the lowest first: (window, attributes)."""
        root, parent, children = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)()
        count = ctypes.c_uint()
        self.x.XQueryTree(self.display, self.root, ctypes.byref(root), ctypes.byref(parent),
                          ctypes.byref(children), ctypes.byref(count))
        found = []
        for window in [children[i] for i in range(count.value)]:
            its = Attributes()
            if self.x.XGetWindowAttributes(self.display, ctypes.c_ulong(window), ctypes.byref(its)) \
                    and its.map_state == VIEWABLE and its.width > 1:
                found.append((window, its))
        if count.value:
            self.x.XFree(children)
        return found

    def title(self, window):
        kind, form = ctypes.c_ulong(), ctypes.c_int()
        count, left, data = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_char_p()
        self.x.XGetWindowProperty(
            self.display, ctypes.c_ulong(window), ctypes.c_ulong(self.atom("_NET_WM_NAME")), ctypes.c_long(0),
            ctypes.c_long(256), 0, ctypes.c_ulong(0), ctypes.byref(kind), ctypes.byref(form),
            ctypes.byref(count), ctypes.byref(left), ctypes.byref(data))
        text = (data.value or b"").decode("utf-8", "replace")
        if data:
            self.x.XFree(data)
        return text

    def focus(self, window):
        self.x.XSetInputFocus(self.display, ctypes.c_ulong(window), 1, ctypes.c_ulong(0))
        self.sync()

    def focused(self):
        window, revert = ctypes.c_ulong(), ctypes.c_int()
        self.x.XGetInputFocus(self.display, ctypes.byref(window), ctypes.byref(revert))
        return window.value

    def place(self, window, x, y, width, height):
        self.x.XMoveResizeWindow(self.display, ctypes.c_ulong(window), int(x), int(y), int(width), int(height))
        self.sync()

    # Messages of a window manager.

    def tell(self, window, *data):
        event = ClientMessage(type=CLIENT_MESSAGE, window=window, format=32, message_type=self.atom("WM_PROTOCOLS"))
        for i, word in enumerate(data):
            event.data[i] = word
        self.x.XSendEvent(self.display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
        self.sync()

    def ask_to_close(self, window):
        self.tell(window, self.atom("WM_DELETE_WINDOW"))

    def ping(self, window, seconds):
        """Whether the window's program has dealt with all that was sent to it so far, within the time."""
        self.pings += 1
        self.tell(window, self.atom("_NET_WM_PING"), self.pings, window)
        end = time.monotonic() + seconds
        event = ClientMessage()
        connection = self.x.XConnectionNumber(self.display)
        while True:
            while self.x.XPending(self.display):
                self.x.XNextEvent(self.display, ctypes.byref(event))
                if event.type == CLIENT_MESSAGE and event.data[1] == self.pings:
                    return True
            left = end - time.monotonic()
            if left <= 0:
                return False
            select.select([connection], [], [], min(left, 0.2))


def ask_to_close(display_name, window):
    """Sends what the closing button of a window manager sends."""
    display = Display(display_name)
    display.ask_to_close(int(window))
    display.close()
