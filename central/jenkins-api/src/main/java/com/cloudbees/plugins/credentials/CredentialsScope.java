package com.cloudbees.plugins.credentials;

public enum CredentialsScope {
    SYSTEM {
        @Override
        public String getDisplayName() {
            return null;
        }
    },
    GLOBAL {
        @Override
        public String getDisplayName() {
            return null;
        }
    },
    USER {
        @Override
        public String getDisplayName() {
            return null;
        }
    };

    public abstract String getDisplayName();
}
