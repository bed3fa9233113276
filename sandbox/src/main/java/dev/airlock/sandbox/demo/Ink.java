package dev.airlock.sandbox.demo;

/** Colours, where the terminal has them and nobody asked for none. */
record Ink(boolean colours) {
    static Ink ofTerminal() {
        var console = System.console();
        return new Ink(
                console != null && console.isTerminal() && System.getenv("NO_COLOR") == null);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String red(String text) {
        return paint("31", text);
    }

    String yellow(String text) {
        return paint("33", text);
    }

    private String paint(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
