/** Starts a web service, shows how it lives and ends it safely. */
module io.safeexit {
    requires static org.jspecify;
    requires atlantafx.base;
    requires info.picocli;
    requires javafx.controls;
    requires javafx.fxml;
    requires jdk.unsupported;
    requires jdk.management;
    requires org.controlsfx.controls;
    requires org.eclipse.jetty.server;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.slf4j;

    opens io.safeexit.panel to
            javafx.fxml;
}
