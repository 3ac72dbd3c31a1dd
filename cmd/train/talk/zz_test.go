package talk
import ("testing";"path/filepath";"os";"strings";"fmt";"slices"
 "footnote/retrieval/talk")
func TestZZ(t *testing.T){
 m,_:=talk.Default()
 fmt.Println(m.Least,m.Surely,m.Data)
 fs,_:=filepath.Glob("../own/chat/*.tsv")
 for _,f:=range fs { b,_:=os.ReadFile(f)
  var asks,talks []float64
  ms:=map[string]float64{}
  for _,l:=range strings.Split(strings.TrimSpace(string(b)),"\n"){ k,x,_:=strings.Cut(l,"\t")
   if false {continue}
   z:=m.Asks(x); ms[x]=z
   if k=="ask"{asks=append(asks,z)} else {talks=append(talks,z)} }
  slices.Sort(asks);slices.Sort(talks)
  n,s:=0,0
  for _,z:=range asks { if z<m.Least{n++}; if z<m.Surely{s++} }
  k:=0; for _,z:=range talks { if z<m.Least{k++} }
  fmt.Println(filepath.Base(f),len(asks),"below",n,s,"talk caught",k,len(talks))
 }
 for _,q:=range []string{"je peux prendre des photos","j'ai perdu mes lunettes","como me doy de baja","faut un bonnet ?","на каком автобусе"}{fmt.Println(q,m.Asks(q))}
}
