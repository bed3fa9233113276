package dev.airlock.infra.repo;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The gate's attribute in an HCL file. Setting it touches no other byte: not a comment, a blank or
 * a line end.
 */
public final class GateFile {
    private final String gate;

    public GateFile(String gate) {
        this.gate = gate;
    }

    /** Whether it is open: {@code true}. */
    public boolean isOpen(byte[] file) throws GateUnreadable {
        return find(file).open();
    }

    /** The file with the gate set. */
    public byte[] set(byte[] file, boolean open) throws GateUnreadable {
        var found = find(file);
        // Latin 1 maps each byte to one character and back.
        var text = new String(file, StandardCharsets.ISO_8859_1);
        return (text.substring(0, found.start()) + open + text.substring(found.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private HclScanner.Literal find(byte[] file) throws GateUnreadable {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        List<HclScanner.Literal> found = new HclScanner(text).assignments(gate);
        if (found.isEmpty()) {
            throw new GateUnreadable("there is no assignment of " + gate);
        }
        if (found.size() > 1) {
            throw new GateUnreadable(
                    "there are %d assignments of %s, in lines %s"
                            .formatted(
                                    found.size(),
                                    gate,
                                    found.stream().map(HclScanner.Literal::line).toList()));
        }
        return found.getFirst();
    }
}
