/** Tables as their writers wrote them: finding files, telling their format, reading values, refusing what is no table. What a format alone needs stands in a package below. */
package io.jenkins.plugins.mlops.engine.data;
