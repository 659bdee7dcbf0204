// Command kube-test-server runs a real Kubernetes control plane on the loopback address for tests: etcd, the API server
// and the controllers that matter to namespaces. It has no nodes: pods are admitted and stay pending.
//
//	kube-test-server [-dir DIR] [-port 16443] [-etcd-port 12379] [-token TOKEN] [-restart]
//
// It prints the path of an admin kubeconfig once the API server is ready, and stops on SIGINT or SIGTERM. With -restart
// the API server and the controllers are started again, on the same data, when they end: so a test can kill the process
// whose id is in DIR/apiserver.pid. Beside the kubeconfig with a token, DIR has certificate.kubeconfig, for the same
// administrator with a client certificate, and expired-certificate.kubeconfig.
package main

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/component-base/cli"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "apiserver" {
		os.Args = os.Args[1:]
		os.Exit(cli.Run(apiserver.NewAPIServerCommand()))
	}
	if len(os.Args) > 1 && os.Args[1] == "controllers" {
		os.Args = os.Args[1:]
		os.Exit(cli.Run(controllers.NewControllerManagerCommand()))
	}
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, "kube-test-server:", err)
		os.Exit(1)
	}
}

func serve() error {
	dir := flag.String("dir", filepath.Join(os.TempDir(), "kube-test-server"), "state, certificates and kubeconfig; emptied at start")
	port := flag.Int("port", 16443, "port of the API server")
	etcdPort := flag.Int("etcd-port", 12379, "port of etcd; the next one is its peer port")
	token := flag.String("token", "", "admin token (default: random)")
	restart := flag.Bool("restart", false, "start the API server and the controllers again when they end")
	flag.Parse()

	if err := os.RemoveAll(*dir); err != nil {
		return err
	}
	if err := os.MkdirAll(*dir, 0o700); err != nil {
		return err
	}
	if *token == "" {
		raw := make([]byte, 16)
		if _, err := rand.Read(raw); err != nil {
			return err
		}
		*token = hex.EncodeToString(raw)
	}
	file := func(name string) string { return filepath.Join(*dir, name) }

	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	private := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
	if err := os.WriteFile(file("service-account.key"), private, 0o600); err != nil {
		return err
	}
	if err := os.WriteFile(file("tokens.csv"), []byte(*token+`,admin,admin,"system:masters"`+"\n"), 0o600); err != nil {
		return err
	}
	authority, err := newAuthority()
	if err != nil {
		return err
	}
	if err := os.WriteFile(file("client-authority.crt"), authority.certificate(), 0o600); err != nil {
		return err
	}
	server := fmt.Sprintf("https://127.0.0.1:%d", *port)

	etcdURL, err := startEtcd(file("etcd"), *etcdPort)
	if err != nil {
		return fmt.Errorf("etcd: %w", err)
	}
	stopped := make(chan error, 2)
	start := func(name string, args ...string) error {
		cmd, err := spawn(*dir, name, args)
		if err != nil {
			return err
		}
		go func() {
			for {
				ended := cmd.Wait()
				if *restart {
					time.Sleep(time.Second)
					if cmd, err = spawn(*dir, name, args); err == nil {
						continue
					}
					ended = err
				}
				stopped <- fmt.Errorf("%s stopped: %v (see %s)", name, ended, file(name+".log"))
				return
			}
		}()
		return nil
	}
	if err := start("apiserver",
		"--etcd-servers="+etcdURL, "--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", fmt.Sprintf("--secure-port=%d", *port),
		"--cert-dir="+file("certs"), "--token-auth-file="+file("tokens.csv"), "--client-ca-file="+file("client-authority.crt"), "--authorization-mode=RBAC",
		"--service-account-issuer="+server, "--service-account-key-file="+file("service-account.key"),
		"--service-account-signing-key-file="+file("service-account.key"), "--service-cluster-ip-range=10.96.0.0/16",
		"--enable-priority-and-fairness=true", "--anonymous-auth=false"); err != nil {
		return err
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	ready := make(chan struct{})
	go waitReady(server, *token, ready)
	select {
	case <-ready:
	case err := <-stopped:
		return err
	case <-interrupted:
		return nil
	case <-time.After(2 * time.Minute):
		return fmt.Errorf("the API server is not ready after 2 minutes (see %s)", file("apiserver.log"))
	}
	if err := writeKubeconfig(file("kubeconfig"), server, file("certs/apiserver.crt"), fmt.Sprintf("token: %q", *token)); err != nil {
		return err
	}
	for name, notAfter := range map[string]time.Time{"certificate": time.Now().AddDate(1, 0, 0), "expired-certificate": time.Now().Add(-time.Minute)} {
		user, err := authority.issue(notAfter)
		if err != nil {
			return err
		}
		if err := writeKubeconfig(file(name+".kubeconfig"), server, file("certs/apiserver.crt"), user); err != nil {
			return err
		}
	}
	if err := start("controllers",
		"--kubeconfig="+file("kubeconfig"), "--leader-elect=false", "--secure-port=0", "--use-service-account-credentials=false",
		"--service-account-private-key-file="+file("service-account.key"),
		"--controllers=namespace-controller,resourcequota-controller,serviceaccount-controller,garbage-collector-controller,clusterrole-aggregation-controller,root-ca-certificate-publisher-controller",
		"--concurrent-namespace-syncs=10", "--namespace-sync-period=30s"); err != nil {
		return err
	}
	fmt.Println(file("kubeconfig"))
	select {
	case err := <-stopped:
		return err
	case <-interrupted:
		return nil
	}
}

// spawn starts this program once more, as one part of the control plane; its log and process id are in dir.
func spawn(dir, name string, args []string) (*exec.Cmd, error) {
	log, err := os.OpenFile(filepath.Join(dir, name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := exec.Command(os.Args[0], append([]string{name}, args...)...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	id := []byte(strconv.Itoa(cmd.Process.Pid))
	return cmd, os.WriteFile(filepath.Join(dir, name+".pid"), id, 0o600)
}

func startEtcd(dir string, port int) (string, error) {
	client := url.URL{Scheme: "http", Host: fmt.Sprintf("127.0.0.1:%d", port)}
	peer := url.URL{Scheme: "http", Host: fmt.Sprintf("127.0.0.1:%d", port+1)}
	cfg := embed.NewConfig()
	cfg.Dir, cfg.LogLevel, cfg.UnsafeNoFsync = dir, "error", true
	cfg.ListenClientUrls, cfg.AdvertiseClientUrls = []url.URL{client}, []url.URL{client}
	cfg.ListenPeerUrls, cfg.AdvertisePeerUrls = []url.URL{peer}, []url.URL{peer}
	cfg.InitialCluster = cfg.InitialClusterFromName(cfg.Name)
	etcd, err := embed.StartEtcd(cfg)
	if err != nil {
		return "", err
	}
	<-etcd.Server.ReadyNotify()
	return client.String(), nil
}

func writeKubeconfig(path, server, certificate, user string) error {
	authority, err := os.ReadFile(certificate)
	if err != nil {
		return err
	}
	kubeconfig := fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: test
clusters: [{name: test, cluster: {server: %q, certificate-authority-data: %s}}]
users: [{name: admin, user: {%s}}]
contexts: [{name: test, context: {cluster: test, user: admin}}]
`, server, base64.StdEncoding.EncodeToString(authority), user)
	return os.WriteFile(path, []byte(kubeconfig), 0o600)
}

func waitReady(server, token string, ready chan<- struct{}) {
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	for {
		request, _ := http.NewRequest(http.MethodGet, server+"/readyz", nil)
		request.Header.Set("Authorization", "Bearer "+token)
		if response, err := client.Do(request); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				close(ready)
				return
			}
		}
		time.Sleep(200 * time.Millisecond)
	}
}
