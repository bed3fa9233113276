package dev.airlock.sandbox;

import dev.airlock.event.Service;
import dev.airlock.event.wire.Ed25519;
import dev.airlock.event.wire.KeysFile;
import dev.airlock.event.wire.PublicKeys;
import dev.airlock.event.wire.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * Every service's key to sign with, made anew for each world, and the file that all know them by.
 */
public final class SigningKeys {
    private final Path directory;

    private SigningKeys(Path directory) {
        this.directory = directory;
    }

    /** Makes them; the private ones can be read by their owner alone. */
    public static SigningKeys make(Path directory) {
        var keys = new SigningKeys(Directories.create(directory));
        var known = new StringBuilder();
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            for (var service : Service.values()) {
                var pair = generator.generateKeyPair();
                keys.writePrivate(service, base64(pair.getPrivate()));
                known.append("%s: [{key: %s}]%n".formatted(service.id(), base64(pair.getPublic())));
            }
            // Last: who waits for it finds the others.
            Files.writeString(keys.publicFile(), known);
            return keys;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that were made there. */
    public static SigningKeys in(Path directory) {
        return new SigningKeys(directory);
    }

    public Path publicFile() {
        return directory.resolve("public-keys.yaml");
    }

    public Path privateFile(Service service) {
        return privateFile(service.id());
    }

    Path privateFile(String service) {
        return directory.resolve(service + ".key");
    }

    public PublicKeys publicKeys() {
        return KeysFile.parse(read(publicFile()));
    }

    /** What signs as that service. */
    public Signer signer(Service service) {
        return publicKeys()
                .signer(service, Ed25519.privateKey(read(privateFile(service))), Instant.EPOCH);
    }

    private void writePrivate(Service service, String key) throws IOException {
        var file = privateFile(service);
        Files.deleteIfExists(file);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.writeString(Files.createFile(file, ownerOnly), key);
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
