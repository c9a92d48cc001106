package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServlet;

public class Stapler extends HttpServlet {
    private static final long serialVersionUID = 1L;

    public static native StaplerRequest2 getCurrentRequest2();
}
