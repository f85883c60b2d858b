/** Starts a web service, shows how it lives and ends it safely. */
module io.safeexit {
    requires static transitive org.jspecify;
    requires atlantafx.base;
    requires info.picocli;
    requires javafx.controls;
    requires javafx.fxml;
    requires jdk.unsupported;
    requires java.management;
    requires java.sql;
    requires jdk.jfr;
    requires jdk.management;
    requires org.controlsfx.controls;
    requires org.eclipse.jetty.server;
    requires org.jline.reader;
    requires org.jline.terminal.ffm;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires org.xerial.sqlitejdbc;

    exports io.safeexit.service;
    exports io.safeexit.shutdown;

    uses io.safeexit.service.ManagedService;

    opens io.safeexit.panel to
            javafx.fxml;
}
