package dev.airlock.event;

/** Makes a refused value fit for an error message: short, and without control characters. */
public final class Printable {
    private static final int LONGEST = 60;

    private Printable() {}

    public static String of(String value) {
        var plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
