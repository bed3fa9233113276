package dev.airlock.infra.repo;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds assignments of a literal truth value in HCL: in code, not in comments, strings or heredocs.
 */
final class HclScanner {
    // As Latin 1 reads it.
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final String text;
    private int at;

    HclScanner(String text) {
        this.text = text;
    }

    /** A {@code true} or {@code false}: from {@code start} up to {@code end}. */
    record Literal(boolean open, int start, int end, int line) {}

    List<Literal> assignments(String name) throws GateUnreadable {
        at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        var found = new ArrayList<Literal>();
        while (at < text.length()) {
            if (skipsComment() || skipsHeredoc()) {
                continue;
            }
            var c = text.charAt(at);
            if (c == '"') {
                skipString();
            } else if (isNamePart(c)) {
                name(name, found);
            } else {
                at++;
            }
        }
        return found;
    }

    private void name(String name, List<Literal> found) throws GateUnreadable {
        var start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (!text.substring(start, at).equals(name) || isTraversal(start)) {
            return;
        }
        var equals = afterBlanks(at);
        if (!isAssignment(equals)) {
            return;
        }
        var value = afterBlanks(equals + 1);
        found.add(literal(name, value));
    }

    private boolean isTraversal(int start) {
        return start > 0 && text.charAt(start - 1) == '.';
    }

    private boolean isAssignment(int equals) {
        return charAt(equals) == '=' && charAt(equals + 1) != '=' && charAt(equals + 1) != '>';
    }

    private Literal literal(String name, int start) throws GateUnreadable {
        var end = start;
        while (isNamePart(charAt(end))) {
            end++;
        }
        var value = text.substring(start, end);
        if (!(value.equals("true") || value.equals("false")) || !endsExpression(end)) {
            throw new GateUnreadable(
                    "%s in line %d is no plain true or false".formatted(name, line(start)));
        }
        at = end;
        return new Literal(value.equals("true"), start, end, line(start));
    }

    private boolean endsExpression(int end) {
        var next = afterBlanks(end);
        var c = charAt(next);
        return c == '\0' && next >= text.length()
                || "\r\n#},".indexOf(c) >= 0
                || c == '/' && (charAt(next + 1) == '/' || charAt(next + 1) == '*');
    }

    private boolean skipsComment() {
        if (charAt(at) == '#' || text.startsWith("//", at)) {
            at = lineEnd(at);
            return true;
        }
        if (text.startsWith("/*", at)) {
            var end = text.indexOf("*/", at + 2);
            at = end < 0 ? text.length() : end + 2;
            return true;
        }
        return false;
    }

    private boolean skipsHeredoc() {
        if (!text.startsWith("<<", at)) {
            return false;
        }
        var start = at + (charAt(at + 2) == '-' ? 3 : 2);
        var end = start;
        while (isNamePart(charAt(end))) {
            end++;
        }
        if (end == start) {
            return false;
        }
        var mark = text.substring(start, end);
        at = lineEnd(end);
        while (at < text.length()) {
            var from = at + 1;
            at = lineEnd(from);
            if (text.substring(Math.min(from, at), at).strip().equals(mark)) {
                return true;
            }
        }
        return true;
    }

    private void skipString() {
        at++;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            if (text.charAt(at) == '\\') {
                at += 2;
            } else if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
                at += 3;
            } else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
                at += 2;
                skipTemplate();
            } else {
                at++;
            }
        }
        at++;
    }

    private void skipTemplate() {
        for (var depth = 1; at < text.length() && depth > 0; ) {
            var c = text.charAt(at);
            if (c == '"') {
                skipString();
            } else if (!skipsComment()) {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                at++;
            }
        }
    }

    private int afterBlanks(int from) {
        var next = from;
        while (charAt(next) == ' ' || charAt(next) == '\t') {
            next++;
        }
        return next;
    }

    private int lineEnd(int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int line(int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private char charAt(int position) {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private static boolean isNamePart(char c) {
        // A byte from 128 on is a part of a letter of UTF-8.
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '-'
                || c >= 128;
    }
}
