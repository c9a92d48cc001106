package io.jenkins.plugins.mlops.engine.scan.pickle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what well-known globals can do. It only chooses the words and the severity: what is not allowed is refused, known or not. */
final class Danger {
    private static final Map<String, String> BY_MODULE = new HashMap<>();

    /** Functions of frameworks whose other names are harmless. */
    private static final Set<String> LOADERS =
            Set.of("load", "loads", "read_pickle", "_load", "load_from_file", "Unpickler", "_Unpickler");

    private static final Set<String> RUNNERS = Set.of(
            "eval",
            "exec",
            "system",
            "popen",
            "Popen",
            "execfile",
            "runstring",
            "runsource",
            "run_path",
            "run_module",
            "exec_command",
            "getoutput",
            "check_output",
            "check_call",
            "spawn",
            "_make_function",
            "_create_function",
            "_create_code",
            "CodeType",
            "FunctionType",
            "__import__",
            "import_module",
            "resolve_name",
            "find_class",
            "runcode",
            "run_cprofile",
            "execWrapper");

    static {
        modules(
                "runs a program on the machine that loads the file",
                "os posix nt subprocess _posixsubprocess pty commands popen2 platform"
                        + " multiprocessing distutils pexpect sh fabric paramiko asyncio concurrent _winapi winreg pip ensurepip venv nturl2path");
        modules(
                "runs Python code that stands in the file",
                "code codeop timeit trace profile cProfile pdb bdb doctest runpy types marshal"
                        + " cloudpickle dill lib2to3 idlelib test unittest pydoc rlcompleter sched cmd pyclbr pstats new __builtin__ builtins");
        modules(
                "imports a module by a name in the file and so can reach anything",
                "importlib _frozen_importlib"
                        + " _frozen_importlib_external pkgutil imp zipimport site pkg_resources setuptools modulefinder");
        modules(
                "reaches any function through attributes or puts calls together, which is how scanners are passed by",
                "operator _operator functools _functools itertools inspect gc sys contextlib atexit signal threading _thread weakref"
                        + " dataclasses reprlib copyreg copy_reg");
        modules("calls native code", "ctypes _ctypes cffi _cffi_backend numba.core.ccallback mmap");
        modules(
                "loads another pickle from inside the file or from elsewhere",
                "pickle _pickle cPickle pickletools shelve dbm jsonpickle yaml");
        modules(
                "opens a network connection",
                "socket _socket ssl http httplib urllib urllib2 urllib3 requests aiohttp httpx ftplib smtplib"
                        + " poplib imaplib telnetlib nntplib xmlrpc xmlrpclib webbrowser antigravity socketserver smtpd");
        modules(
                "reads, writes or removes files",
                "shutil io _io _pyio tempfile glob fileinput zipfile tarfile sqlite3 linecache logging"
                        + " codecs _codecs fcntl pathlib posixpath ntpath bz2 gzip lzma");
    }

    private Danger() {}

    private static void modules(String what, String names) {
        for (String name : names.split(" ")) {
            BY_MODULE.put(name, what);
        }
    }

    /** Returns the effect of the global, when it is well known to be dangerous. */
    static Optional<String> of(String module, String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (RUNNERS.contains(last)) {
            return Optional.of("runs code or a program that the file names");
        }
        for (String prefix = module;
                !prefix.isEmpty();
                prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')))) {
            String what = BY_MODULE.get(prefix);
            if (what != null) {
                return Optional.of(what);
            }
        }
        if (LOADERS.contains(last)) {
            return Optional.of("loads another file or pickle, which may run code");
        }
        return Optional.empty();
    }
}
