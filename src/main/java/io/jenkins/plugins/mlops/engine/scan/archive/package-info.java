/** Archives and compressed streams: zip, tar, gzip, bzip2, xz, LZ4, Zstandard. */
package io.jenkins.plugins.mlops.engine.scan.archive;
