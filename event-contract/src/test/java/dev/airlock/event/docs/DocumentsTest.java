package dev.airlock.event.docs;

import dev.airlock.event.ApprovedFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void theStateDiagramShowsTheTable() {
        ApprovedFile.verify(DOCS.resolve("state-diagram.md"), StateDiagram.markdown());
    }

    @Test
    void theAsyncApiDocumentShowsTheCatalogue() {
        ApprovedFile.verify(DOCS.resolve("api/asyncapi.yaml"), AsyncApi.yaml());
    }
}
