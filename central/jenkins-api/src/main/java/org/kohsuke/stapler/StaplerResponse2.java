package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

public interface StaplerResponse2 extends HttpServletResponse {
    void serveFile(StaplerRequest2 req, InputStream data, long lastModified, long expiration, long contentLength, String fileName)
            throws ServletException, IOException;
}
